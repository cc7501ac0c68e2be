//! `#[double]` puts the mock of a type in the place of the type.

use mockall_double::double;

mod hardware {
    use mockall::automock;

    pub struct Sensor;

    #[automock]
    impl Sensor {
        pub fn open(port: u8) -> Option<Self> {
            (port < 4).then_some(Sensor)
        }

        pub fn read(&self) -> i32 {
            panic!("no hardware here")
        }
    }

    pub mod buses {
        use mockall::automock;

        pub struct Bus;
        pub struct Lane;

        #[automock]
        impl Bus {
            pub fn width(&self) -> u8 {
                8
            }
        }

        #[automock]
        impl Lane {
            pub fn speed(&self) -> u8 {
                1
            }
        }
    }
}

mod direct {
    use super::*;

    #[double]
    use super::hardware::Sensor;

    pub fn difference(a: &Sensor, b: &Sensor) -> i32 {
        a.read() - b.read()
    }

    #[test]
    fn an_import() {
        let (mut a, mut b) = (Sensor::default(), Sensor::default());
        a.expect_read().return_const(10);
        b.expect_read().return_const(3);
        assert_eq!(difference(&a, &b), 7);
    }

    #[test]
    fn a_static_method_of_an_import() {
        let ctx = Sensor::open_context();
        ctx.expect().returning(|_| Some(Sensor::default()));
        assert!(Sensor::open(9).is_some());
    }
}

mod renamed {
    #[mockall_double::double]
    use super::hardware::Sensor as Probe;

    #[test]
    fn an_import_by_another_name() {
        let mut probe = Probe::new();
        probe.expect_read().return_const(1);
        assert_eq!(probe.read(), 1);
    }
}

mod grouped {
    use super::*;

    #[double]
    use super::hardware::{
        Sensor,
        buses::{Bus, Lane as Track},
    };

    #[test]
    fn a_group_of_imports() {
        let (mut bus, mut track, mut sensor) = (Bus::new(), Track::new(), Sensor::new());
        bus.expect_width().return_const(16);
        track.expect_speed().return_const(4);
        sensor.expect_read().return_const(2);
        assert_eq!(i32::from(bus.width() + track.speed()) + sensor.read(), 22);
    }
}

mod aliased {
    use super::*;

    #[double]
    pub type Wire = super::hardware::buses::Bus;

    #[test]
    fn a_type_alias() {
        let mut wire = Wire::new();
        wire.expect_width().return_const(1);
        assert_eq!(wire.width(), 1);
    }
}
