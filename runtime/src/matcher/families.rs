//! The families for which a matcher is implemented one by one: rustc then compares plain types, where
//! one implementation for all families would have it prove a bound for all lifetimes, in every test.

/// Calls `$each!([generics] family, [lifetimes] what a matcher sees)` for every family.
macro_rules! families {
    ($each:ident) => {
        $each!([T: 'static] Own<T>, [] T);
        $each!([T: ?Sized + 'static] Ref<T>, [] T);
        $each!([T: ?Sized + 'static] Nested<T>, [] T);
        $each!([T: ?Sized + 'static] Mut<T>, [] T);
        $each!([T: ?Sized + 'static] NestedMut<T>, [] T);
        $each!([T: ?Sized + 'static] Opt<Ref<T>>, ['x] Option<&'x T>);
        $each!([T: ?Sized + 'static] Opt<Nested<T>>, ['x] Option<&'x T>);
        $each!([T: ?Sized + 'static] Refs<T>, ['x] [&'x T]);
        $each!([W: 'static + for<'x, 'y> At<'x, 'y>, By: 'static] Local<W, By>,
            ['x, 'y] <W as At<'x, 'y>>::Shown);
    };
}
pub(super) use families;
