//! The settings without a file, and with the environment that each test says.
//!
//! All that read the environment patch it, also those for which it says nothing: they take turns.

use std::io;
use std::path::Path;

use standin::{PatchedEnv, patch, patch_env, patch_map, patch_map_clear, patched};

use crate::defaults::DEFAULTS;
use crate::file::{self, Entries, read_to_string};
use crate::settings::{Setting, Source, find};

const FILE: &str = "/etc/demo";

fn says(source: Source, value: &str) -> Option<Setting> {
    Some(Setting { value: value.to_string(), source })
}

fn entry(name: &str, value: &str) -> (String, String) {
    (name.to_string(), value.to_string())
}

/// An environment in which only these settings are.
fn environment(port: Option<&str>) -> PatchedEnv {
    patch_env([("DEMO_PORT", port), ("DEMO_HOST", None), ("DEMO_LOG", None)])
}

#[test]
fn the_environment_goes_before_the_file() {
    let _env = environment(Some("1"));
    let file = Entries::from([entry("port", "2")]);

    assert_eq!(find("port", &file), says(Source::Environment, "1"));
}

#[test]
fn the_file_goes_before_the_default() {
    let _env = environment(None);
    let file = Entries::from([entry("port", "2")]);

    assert_eq!(find("port", &file), says(Source::File, "2"));
}

#[test]
fn the_default_comes_last() {
    let _env = environment(None);
    let _defaults = patch!(static DEFAULTS, &[("port", "3")]);

    assert_eq!(find("port", &Entries::new()), says(Source::Default, "3"));
    assert_eq!(find("host", &Entries::new()), None);
}

#[test]
fn without_the_patch_the_defaults_are_those_of_the_program() {
    let _env = environment(None);

    assert_eq!(find("port", &Entries::new()), says(Source::Default, "8080"));
}

#[test]
fn each_setting_is_looked_for_by_itself() {
    let _env = environment(Some("1"));
    let file = Entries::from([entry("host", "here"), entry("port", "2")]);

    let found = ["port", "host", "log"].map(|name| find(name, &file).unwrap().source);

    assert_eq!(found, [Source::Environment, Source::File, Source::Default]);
}

#[test]
fn an_entry_more_in_the_file_is_found_as_long_as_it_is_there() {
    let _env = environment(None);
    let mut file = Entries::from([entry("host", "here")]);
    {
        let patched = patch_map(&mut file, [entry("port", "2")]);
        assert_eq!(find("port", &patched), says(Source::File, "2"));
        assert_eq!(find("host", &patched), says(Source::File, "here"));
    }
    assert_eq!(find("port", &file), says(Source::Default, "8080"));

    let patched = patch_map_clear(&mut file, []);
    assert_eq!(find("host", &patched), says(Source::Default, "localhost"));
}

#[patched(read_to_string as read => |_| Ok("# comment\n\nhost = here\n  port=2  \n".into()))]
#[test]
fn a_file_is_read_line_by_line() {
    let entries = file::read(Path::new(FILE)).unwrap();

    assert_eq!(entries, Entries::from([entry("host", "here"), entry("port", "2")]));
    read.assert_called_once_with(Path::new(FILE));
}

#[patched(read_to_string => |_| Ok("host = here\nport\n".to_string()))]
#[test]
fn a_line_that_is_no_setting_is_an_error_that_says_which() {
    let error = file::read(Path::new(FILE)).unwrap_err();

    assert_eq!(error.to_string(), "line 2 is not of the form `key = value`: port");
}

#[patched(read_to_string as read)]
#[test]
fn a_file_that_is_not_there_says_nothing_and_one_that_cannot_be_read_is_an_error() {
    let kinds = [io::ErrorKind::NotFound, io::ErrorKind::PermissionDenied];
    read.side_effect(kinds.map(|kind| Err(kind.into())));

    assert_eq!(file::read(Path::new(FILE)).unwrap(), Entries::new());
    assert_eq!(file::read(Path::new(FILE)).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
}

#[test]
fn from_the_file_to_the_setting() {
    let _env = environment(None);
    let read = patch!(read_to_string);
    read.expect().with(Path::new(FILE)).once().returning(|_| Ok("log = debug".to_string()));

    let entries = file::read(Path::new(FILE)).unwrap();

    assert_eq!(find("log", &entries), says(Source::File, "debug"));
}
