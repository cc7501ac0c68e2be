//! Colour in reports: where it belongs, and what it never does.

use std::env;
use std::process::Command;

use super::doubles::{MockSite, Page, Site, page};

/// What a person sees of a test that fails, run by libtest as any other.
fn seen(settings: &[(&str, &str)]) -> String {
    let test = "colour::fails_when_it_is_asked_to";
    let mut command = Command::new(env::current_exe().expect("a test binary"));
    command.args(["--exact", test, "--ignored"]);
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CI", "TERM"] {
        command.env_remove(name);
    }
    let output = command.envs(settings.iter().copied()).output().expect("a test that runs");
    assert!(!output.status.success(), "it should fail");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
#[ignore = "it fails: the tests below run it"]
fn fails_when_it_is_asked_to() {
    let site = MockSite::lenient();
    site.publish(&page("Home", 1));
    site.publish.assert_called_with(Page { size: 4, ..page("Home", 1) });
}

#[test]
fn a_report_that_no_terminal_shows_has_no_colour() {
    let text = seen(&[]);
    assert!(text.contains("-     size: 4,") && !text.contains('\x1b'), "{text}");
}

#[test]
fn colour_can_be_forced() {
    let text = seen(&[("CLICOLOR_FORCE", "1"), ("CI", "true")]);
    assert!(text.contains("\nexpected call not found.\n"), "{text}");
    assert!(text.contains("\x1b[1m  call 1, at "), "{text}");
    assert!(text.contains("\x1b[32m      -     size: 4,\x1b[0m\n"), "{text}");
    assert!(text.contains("\x1b[31m      +     size: 3,\x1b[0m\n"), "{text}");
}

#[test]
fn no_color_means_none() {
    assert!(!seen(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\x1b'));
    assert!(!seen(&[("CLICOLOR_FORCE", "0")]).contains('\x1b'));
}
