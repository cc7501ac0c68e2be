//! Methods that are there on one platform alone, under a `cfg`.

use standin::{automock, patch, patch_multiple, patchable};

struct Drive(char);

#[patchable]
impl Drive {
    #[cfg(windows)]
    fn open(&self, handle: std::os::windows::io::RawHandle) -> bool {
        !handle.is_null()
    }

    #[cfg(not(windows))]
    fn open(&self, name: &[&str]) -> bool {
        name.len() > 1
    }

    #[cfg(windows)]
    const fn letter(&self) -> std::os::windows::io::RawHandle {
        std::ptr::null_mut()
    }

    #[cfg(not(windows))]
    fn letter(&self) -> char {
        self.0
    }
}

#[patchable]
impl Mount for Drive {
    #[cfg(windows)]
    fn mount(&self, _: std::os::windows::io::RawHandle) {}

    #[cfg(not(windows))]
    fn mount(&self, at: u8) -> u8 {
        at
    }
}

#[automock]
trait Mount {
    #[cfg(windows)]
    fn mount(&self, at: std::os::windows::io::RawHandle);
    #[cfg(not(windows))]
    fn mount(&self, at: u8) -> u8;
}

#[test]
#[cfg(not(windows))]
fn methods_that_are_there_on_one_platform_alone() {
    let (open, _letter) = patch_multiple!(Drive::open, Drive::letter => || 'C');
    open.returns(true);
    assert!(Drive('D').open(&["a"]));
    assert_eq!(Drive('D').letter(), 'C');

    let mock = MockMount::new();
    mock.mount.returns(3);
    let _mount = patch!(<Drive as Mount>::mount => |at| at + 4);
    assert_eq!((mock.mount(1), Drive('D').mount(1)), (3, 5));
    mock.mount.assert_called_once_with(1);
}
