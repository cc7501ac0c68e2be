//! Every receiver.

use super::*;

#[automock]
trait Receivers {
    fn by_ref(&self) -> u32;
    fn by_mut(&mut self) -> u32;
    fn by_value(self) -> u32;
    fn boxed(self: Box<Self>) -> u32;
    fn counted(self: Rc<Self>) -> u32;
    fn shared(self: Arc<Self>) -> u32;
    fn pinned(self: Pin<&mut Self>) -> u32;
    fn pinned_box(self: Pin<Box<Self>>) -> u32;
}

#[test]
fn every_receiver_can_be_called() {
    let mock = || {
        let mock = MockReceivers::new();
        mock.by_ref.returns(1);
        mock.by_mut.returns(2);
        mock.by_value.returns(3);
        mock.boxed.returns(4);
        mock.counted.returns(5);
        mock.shared.returns(6);
        mock.pinned.returns(7);
        mock.pinned_box.returns(8);
        mock
    };
    assert_send_sync(&mock());
    assert_eq!(mock().by_ref(), 1);
    assert_eq!(mock().by_mut(), 2);
    assert_eq!(mock().by_value(), 3);
    assert_eq!(Box::new(mock()).boxed(), 4);
    assert_eq!(Rc::new(mock()).counted(), 5);
    assert_eq!(Arc::new(mock()).shared(), 6);
    assert_eq!(pin!(mock()).pinned(), 7);
    assert_eq!(Box::pin(mock()).pinned_box(), 8);
}

#[automock]
trait Pins {
    fn slot(self: Pin<&mut Self>) -> &mut u32;
    fn find<'s>(self: Pin<&'s Self>, key: &str) -> Option<&'s Page>;
    fn buffer(self: Pin<&mut Self>) -> std::io::Result<&[u8]>;
}

#[test]
fn what_is_pinned_lends_for_as_long_as_it_is() {
    let mut mock = MockPins::new();
    mock.expect_slot().return_var(5u32);
    mock.expect_find().returning(|key| Some(page(key).into()));
    mock.expect_buffer().returning(|| Ok(vec![1, 2]));
    *Pin::new(&mut mock).slot() += 1;
    assert_eq!(*Pin::new(&mut mock).slot(), 6);
    assert_eq!(Pin::new(&mock).find("home"), Some(&page("home")));
    assert_eq!(Pin::new(&mut mock).buffer().unwrap(), [1, 2]);
    mock.find.assert_called_once_with("home");
}
