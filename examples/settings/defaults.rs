//! What holds where nobody says anything else.

#[cfg_attr(test, standin::patchable)]
pub(crate) static DEFAULTS: &[(&str, &str)] =
    &[("host", "localhost"), ("port", "8080"), ("log", "info")];
