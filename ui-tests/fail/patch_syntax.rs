use standin::patch;

fn main() {
    let _no_closure = patch!(open =>);
    let _too_much = patch!(open, close);
    let _no_comma = patch!(static LIMIT 3);
    let _lifetime = patch!(open::<'static>);
    let _call = patch!(open());
    let _value_of_a_function = patch!(LIMIT, 3);
    let _no_static = patch!(net::LIMIT = 3);
    let _arrow = patch!(static LIMIT => 3);
}
