//! A driver over a bus, pins and a delay: `mock!`, sequences across mocks, contexts behind a mutex.

use mockall::{Predicate, Sequence, automock, mock, predicate::*};
use std::{
    cell::RefCell,
    convert::Infallible,
    fmt::Debug,
    rc::Rc,
    sync::{Mutex, MutexGuard},
};

pub trait ErrorType {
    type Error: Debug;
}

pub trait OutputPin: ErrorType {
    fn set_low(&mut self) -> Result<(), Self::Error>;
    fn set_high(&mut self) -> Result<(), Self::Error>;
    fn toggle(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}

pub trait InputPin: ErrorType {
    fn is_high(&mut self) -> Result<bool, Self::Error>;
}

pub trait DelayNs {
    fn delay_ns(&mut self, ns: u32);
    fn delay_us(&mut self, us: u32) {
        for _ in 0..us {
            self.delay_ns(1000)
        }
    }
}

#[derive(Debug, PartialEq, Clone, Copy)]
pub enum I2cError {
    Nack,
    Bus,
}

pub enum Operation<'a> {
    Read(&'a mut [u8]),
    Write(&'a [u8]),
}

pub trait I2c<A = u8>: ErrorType {
    fn read(&mut self, address: A, buffer: &mut [u8]) -> Result<(), Self::Error>;
    fn write(&mut self, address: A, bytes: &[u8]) -> Result<(), Self::Error>;
    fn write_read(
        &mut self,
        address: A,
        bytes: &[u8],
        buffer: &mut [u8],
    ) -> Result<(), Self::Error>;
    fn transaction<'a>(
        &mut self,
        address: A,
        operations: &mut [Operation<'a>],
    ) -> Result<(), Self::Error>;
}

pub trait SpiDevice<Word: Copy + 'static = u8>: ErrorType {
    fn transfer_in_place(&mut self, buf: &mut [Word]) -> Result<(), Self::Error>;
    fn write(&mut self, buf: &[Word]) -> Result<(), Self::Error>;
}

mock! {
    pub Pin {}
    impl ErrorType for Pin {
        type Error = Infallible;
    }
    impl OutputPin for Pin {
        fn set_low(&mut self) -> Result<(), Infallible>;
        fn set_high(&mut self) -> Result<(), Infallible>;
        fn toggle(&mut self) -> Result<(), Infallible>;
    }
    impl InputPin for Pin {
        fn is_high(&mut self) -> Result<bool, Infallible>;
    }
}

mock! {
    #[derive(Debug)]
    pub Bus {}
    impl ErrorType for Bus {
        type Error = I2cError;
    }
    impl I2c for Bus {
        fn read(&mut self, address: u8, buffer: &mut [u8]) -> Result<(), I2cError>;
        fn write(&mut self, address: u8, bytes: &[u8]) -> Result<(), I2cError>;
        fn write_read(&mut self, address: u8, bytes: &[u8], buffer: &mut [u8]) -> Result<(), I2cError>;
        fn transaction<'a>(&mut self, address: u8, operations: &mut [Operation<'a>]) -> Result<(), I2cError>;
    }
}

mock! {
    Spi {}
    impl ErrorType for Spi {
        type Error = I2cError;
    }
    impl SpiDevice<u16> for Spi {
        fn transfer_in_place(&mut self, buf: &mut [u16]) -> Result<(), I2cError>;
        fn write(&mut self, buf: &[u16]) -> Result<(), I2cError>;
    }
}

mock! {
    Delay {}
    impl DelayNs for Delay {
        fn delay_ns(&mut self, ns: u32);
        fn delay_us(&mut self, us: u32);
    }
}

#[automock]
pub trait Board {
    fn init() -> Result<u32, String>;
    fn irq_count() -> u32;
    fn register<F>(f: F)
    where
        F: FnMut(u8) + Send + 'static;
    fn set(pin: u8, on: bool);
}

pub struct Sensor<I, D> {
    bus: I,
    delay: D,
    addr: u8,
}

impl<I: I2c<Error = I2cError>, D: DelayNs> Sensor<I, D> {
    pub fn id(&mut self) -> Result<u8, I2cError> {
        let mut b = [0];
        self.bus.write_read(self.addr, &[0xD0], &mut b)?;
        Ok(b[0])
    }
    pub fn measure(&mut self) -> Result<u16, I2cError> {
        self.bus.write(self.addr, &[0xF4, 0x25])?;
        self.delay.delay_us(1500);
        let mut b = [0; 2];
        for _ in 0..3 {
            match self.bus.read(self.addr, &mut b) {
                Err(I2cError::Nack) => self.delay.delay_ns(10),
                r => {
                    r?;
                    return Ok(u16::from_be_bytes(b));
                }
            }
        }
        Err(I2cError::Nack)
    }
    pub fn both(&mut self) -> Result<[u8; 2], I2cError> {
        let (mut a, mut b) = ([0], [0]);
        self.bus.transaction(
            self.addr,
            &mut [Operation::Write(&[1]), Operation::Read(&mut a), Operation::Read(&mut b)],
        )?;
        Ok([a[0], b[0]])
    }
}

fn sensor(bus: MockBus, delay: MockDelay) -> Sensor<MockBus, MockDelay> {
    Sensor { bus, delay, addr: 0x76 }
}

static BOARD: Mutex<()> = Mutex::new(());

fn lock() -> MutexGuard<'static, ()> {
    BOARD.lock().unwrap_or_else(|e| e.into_inner())
}

fn bytes(x: &'static [u8]) -> impl Predicate<[u8]> {
    function(move |b: &[u8]| b == x)
}

#[test]
fn reads_the_id() {
    let mut bus = MockBus::new();
    bus.expect_write_read().with(eq(0x76), bytes(&[0xD0]), always()).times(1).returning(
        |_, _, out| {
            out[0] = 0x60;
            Ok(())
        },
    );
    assert_eq!(sensor(bus, MockDelay::new()).id(), Ok(0x60));
}

#[test]
fn measures_in_order() {
    let mut seq = Sequence::new();
    let mut bus = MockBus::new();
    let mut delay = MockDelay::new();
    bus.expect_write()
        .with(eq(0x76), eq([0xF4u8, 0x25].as_slice()))
        .once()
        .in_sequence(&mut seq)
        .return_const(Ok(()));
    delay.expect_delay_us().with(eq(1500)).once().in_sequence(&mut seq).return_const(());
    bus.expect_read()
        .withf(|a, b| *a == 0x76 && b.len() == 2)
        .times(1)
        .in_sequence(&mut seq)
        .returning(|_, _| Err(I2cError::Nack));
    delay.expect_delay_ns().times(1).in_sequence(&mut seq).return_const(());
    bus.expect_read().times(1).in_sequence(&mut seq).returning(|_, b| {
        b.copy_from_slice(&[1, 2]);
        Ok(())
    });
    assert_eq!(sensor(bus, delay).measure(), Ok(0x0102));
}

#[test]
fn gives_up() {
    let mut bus = MockBus::new();
    bus.expect_write().return_const(Ok(()));
    bus.expect_read().times(3).return_const(Err(I2cError::Nack));
    let mut delay = MockDelay::new();
    delay.expect_delay_us().return_const(());
    delay.expect_delay_ns().times(3).return_const(());
    assert_eq!(sensor(bus, delay).measure(), Err(I2cError::Nack));
}

#[test]
fn transactions() {
    let mut bus = MockBus::new();
    bus.expect_transaction()
        .withf(|_, ops| ops.len() == 3 && matches!(ops[0], Operation::Write([1])))
        .returning(|_, ops| {
            let mut n = 5;
            for op in ops {
                if let Operation::Read(b) = op {
                    b[0] = n;
                    n += 1;
                }
            }
            Ok(())
        });
    assert_eq!(sensor(bus, MockDelay::new()).both(), Ok([5, 6]));
}

#[test]
fn bus_error() {
    let mut bus = MockBus::new();
    bus.expect_write().returning(|_, _| Err(I2cError::Bus));
    assert_eq!(sensor(bus, MockDelay::new()).measure(), Err(I2cError::Bus));
}

#[test]
fn pins() {
    let log = Rc::new(RefCell::new(vec![]));
    let mut p = MockPin::new();
    let l = log.clone();
    p.expect_set_high().returning_st(move || {
        l.borrow_mut().push('h');
        Ok(())
    });
    let l = log.clone();
    p.expect_set_low().returning_st(move || {
        l.borrow_mut().push('l');
        Ok(())
    });
    p.expect_is_high().times(2).return_const(Ok(true));
    p.expect_toggle().never();
    for _ in 0..2 {
        if p.is_high().unwrap() {
            p.set_low().unwrap()
        }
        p.set_high().unwrap();
    }
    assert_eq!(log.borrow().iter().collect::<String>(), "lhlh");
}

#[test]
fn spi() {
    let mut s = MockSpi::new();
    s.expect_transfer_in_place().returning(|b| {
        b.iter_mut().for_each(|w| *w = w.swap_bytes());
        Ok(())
    });
    s.expect_write().withf(|b| b.is_empty()).return_const(Err(I2cError::Bus));
    let mut b = [0x0102u16];
    s.transfer_in_place(&mut b).unwrap();
    assert_eq!(b, [0x0201]);
    assert!(s.write(&[]).is_err());
}

#[test]
fn board() {
    let _g = lock();
    let init = MockBoard::init_context();
    init.expect().times(1).returning(|| Ok(168));
    let irq = MockBoard::irq_count_context();
    let mut n = 0;
    irq.expect().returning(move || {
        n += 1;
        n
    });
    assert_eq!(MockBoard::init(), Ok(168));
    assert_eq!((MockBoard::irq_count(), MockBoard::irq_count()), (1, 2));
    let set = MockBoard::set_context();
    let mut seq = Sequence::new();
    set.expect().with(eq(1), eq(true)).once().in_sequence(&mut seq).return_const(());
    set.expect().with(eq(1), eq(false)).once().in_sequence(&mut seq).return_const(());
    MockBoard::set(1, true);
    MockBoard::set(1, false);
    set.checkpoint();
}

#[test]
fn irq_closure() {
    let _g = lock();
    let reg = MockBoard::register_context();
    reg.expect().times(1).returning(|mut f| {
        f(1);
        f(2);
    });
    let sum = std::sync::Arc::new(Mutex::new(0));
    let s = sum.clone();
    MockBoard::register(move |x| *s.lock().unwrap() += x);
    assert_eq!(*sum.lock().unwrap(), 3);
}

#[test]
#[should_panic(expected = "MockBoard::set(9, true): No matching expectation found")]
fn board_unexpected() {
    let _g = lock();
    let set = MockBoard::set_context();
    set.expect().with(lt(5), always()).return_const(());
    MockBoard::set(9, true);
}

#[test]
#[should_panic(
    expected = "MockPin::set_high: Expectation(<anything>) called 2 times which is more than the expected 1"
)]

fn too_often() {
    let mut p = MockPin::new();
    p.expect_set_high().once().returning(|| Ok(()));
    let _ = p.set_high();
    let _ = p.set_high();
}

#[test]
#[should_panic(expected = "MockDelay::delay_ns(5): Method sequence violation")]
fn out_of_order() {
    let mut seq = Sequence::new();
    let mut p = MockPin::new();
    let mut d = MockDelay::new();
    p.expect_toggle().times(1).in_sequence(&mut seq).returning(|| Ok(()));
    d.expect_delay_ns().times(1).in_sequence(&mut seq).return_const(());
    d.delay_ns(5);
}
