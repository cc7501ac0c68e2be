//! `mut` in front of arguments and of `self`, in code that has bodies.

use mockall::automock;

pub struct Basket {
    items: Vec<String>,
}

#[automock]
impl Basket {
    pub fn put(&mut self, mut item: String, mut times: u32) -> usize {
        item.push('!');
        while times > 0 {
            self.items.push(item.clone());
            times -= 1;
        }
        self.items.len()
    }

    pub fn sorted(mut self) -> Vec<String> {
        self.items.sort();
        self.items
    }

    pub fn emptied(mut self: Box<Self>) -> usize {
        self.items.clear();
        self.items.len()
    }
}

#[automock]
pub mod text {
    pub fn shout(mut words: String, mut n: usize) -> String {
        while n > 0 {
            words.push('!');
            n -= 1;
        }
        words
    }
}

#[test]
fn mutable_arguments_are_mocked_like_others() {
    let mut basket = MockBasket::default();
    basket.expect_put().withf(|item, times| item == "pear" && *times == 3).return_const(3usize);
    assert_eq!(basket.put("pear".into(), 3), 3);
}

#[test]
fn mutable_self_is_mocked_like_self() {
    let mut basket = MockBasket::default();
    basket.expect_sorted().returning(|| vec!["a".into()]);
    assert_eq!(basket.sorted(), ["a"]);
    let mut basket = MockBasket::default();
    basket.expect_emptied().return_const(7usize);
    assert_eq!(Box::new(basket).emptied(), 7);
}

#[test]
fn mutable_arguments_of_a_function() {
    let ctx = mock_text::shout_context();
    ctx.expect().returning(|mut words, n| {
        words.truncate(n);
        words
    });
    assert_eq!(mock_text::shout("hello".into(), 2), "he");
}

#[test]
fn the_real_code_still_works() {
    let mut basket = Basket { items: vec!["z".into()] };
    assert_eq!(basket.put("a".into(), 2), 3);
    assert_eq!(basket.sorted(), ["a!", "a!", "z"]);
    assert_eq!(text::shout("hey".into(), 2), "hey!!");
}
