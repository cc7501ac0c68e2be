//! A double as a closure, to be handed over.

use super::MockFn;
use crate::signature::{Family, Output, Own};

/// Where rustc says that callbacks call their doubles: the place of a closure's caller is not known.
pub(crate) const FILE: &str = file!();

macro_rules! callbacks {
    (0 $arity:ident:) => {
        impl<T: 'static> MockFn<(), Own<T>> {
            /// The double as a closure, to be handed over as a callback: `Fn`, and so `FnMut` and
            /// `FnOnce`; in a `Box` or an `Arc` where one is wanted.
            ///
            /// It knows its double, so it is no `fn` pointer, which knows nothing but code. Where one is
            /// wanted, hand over a function that is [`patchable`](crate::patchable), and patch that:
            ///
            /// ```
            /// #[standin::patchable]
            /// fn on_exit() -> u32 {
            ///     0
            /// }
            ///
            /// let register: fn() -> u32 = on_exit;
            /// let double = standin::patch!(on_exit => || 7);
            /// assert_eq!(register(), 7);
            /// double.assert_called_once();
            /// ```
            pub fn as_fn(&self) -> impl Fn() -> T + Clone + Send + Sync + use<T> {
                let this = self.clone();
                move || this.call(())
            }
        }
    };
    ($count:tt $arity:ident: $($F:ident $K:ident $index:tt),+) => {
        crate::shown_once! { $count
        impl<$($F: Family,)* R: Output<Store: Send + Sync>> MockFn<($($F,)*), R> {
            /// The double as a closure, to be handed over as a callback: `Fn`, and so `FnMut` and
            /// `FnOnce`; in a `Box` or an `Arc` where one is wanted. It is no `fn` pointer: where one is
            /// wanted, hand over a function that is [`patchable`](crate::patchable), and patch that.
            #[must_use]
            pub fn as_fn(
                &self,
            ) -> impl for<'x, 'y> super::answer::$arity::Parallel<'x, 'y, $($F,)* R::Made>
                + Clone + Send + Sync + use<$($F,)* R> {
                let this = self.clone();
                #[allow(non_snake_case)]
                super::answer::$arity::as_parallel::<$($F,)* R::Made, _>(
                    move |$($F),*| this.call(($($F,)*))
                )
            }
        }
        }
    };
}
crate::arities!(callbacks);
