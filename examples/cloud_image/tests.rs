//! The download without a network and without a disk.
//!
//! `fetch` is a provided method of a trait whose other methods are mocked; the two functions that it
//! calls are patched, each for the length of one test, in the thread of that test alone.

use std::io;
use std::path::Path;

use standin::{parts::Literal, patch};

use crate::block::Block;
use crate::cloud_image::{CloudImage, FetchError, MockCloudImage};
use crate::file::{MockImageFile, open};
use crate::http::{HttpError, MockResponse, urlopen};

const URL: &str = "http://cloud.example/disk.img";
const LOCAL: &str = "/images/disk.img";

/// Lets a test write `"foo"` where a method returns a block.
impl Literal for Block {
    fn from_literal(text: &'static str) -> Self {
        text.as_bytes().to_vec().into()
    }
}

/// Lets a test compare a block with `"foo"`.
impl PartialEq<str> for Block {
    fn eq(&self, text: &str) -> bool {
        self.bytes() == text.as_bytes()
    }
}

/// An image whose `fetch` is the real one, and that says where it comes from and where it goes.
fn image() -> MockCloudImage {
    let image = MockCloudImage::new();
    image.remote_image_url.returns(URL);
    image.local_path.returns(LOCAL);
    image.fetch.calls_default();
    image
}

/// A response that has nothing to say.
fn empty_response() -> MockResponse {
    let response = MockResponse::new();
    response.read.returns("");
    response.length.returns(0);
    response
}

/// A file that takes all that is written.
fn file() -> MockImageFile {
    let mut file = MockImageFile::new();
    file.expect_write().returning(|_| Ok(()));
    file
}

#[test]
fn the_url_of_the_image_is_opened() {
    let urlopen = patch!(urlopen);
    urlopen.expect().return_once(|_| Ok(Box::new(empty_response())));
    let open = patch!(open);
    open.expect().return_once(|_, _| Ok(Box::new(file())));

    image().fetch().unwrap();

    urlopen.assert_called_once_with(URL);
}

#[test]
fn the_local_file_is_opened_for_writing() {
    let urlopen = patch!(urlopen);
    urlopen.expect().return_once(|_| Ok(Box::new(empty_response())));
    let open = patch!(open);
    open.expect().return_once(|_, _| Ok(Box::new(file())));

    image().fetch().unwrap();

    open.assert_called_once_with(Path::new(LOCAL), "wb");
}

#[test]
fn blocks_are_read_until_an_empty_one_and_written_in_order() {
    let response = MockResponse::new();
    response.read.side_effect(["foo", "bar", ""]);
    response.length.returns(6);
    let file = file();
    // The response and the file move into the code under test; these handles stay.
    let (read, write) = (response.read.clone(), file.write.clone());
    let urlopen = patch!(urlopen);
    urlopen.expect().return_once(|_| Ok(Box::new(response)));
    let open = patch!(open);
    open.expect().return_once(|_, _| Ok(Box::new(file)));

    image().fetch().unwrap();

    assert_eq!(read.call_args_list(), [81_920, 81_920, 81_920]);
    assert_eq!(write.call_args_list(), ["foo", "bar"]);
}

#[test]
fn an_http_error_becomes_a_fetch_error_and_no_file_is_opened() {
    let urlopen = patch!(urlopen);
    urlopen.expect().return_once(|_| Err(HttpError::Status(404)));
    let open = patch!(open);

    let outcome = image().fetch();

    assert!(matches!(outcome, Err(FetchError::Http(HttpError::Status(404)))), "{outcome:?}");
    open.assert_not_called();
}

#[test]
fn an_image_that_ends_too_early_is_an_error() {
    let response = MockResponse::new();
    response.read.side_effect(["foo", ""]);
    response.length.returns(6);
    let urlopen = patch!(urlopen);
    urlopen.expect().return_once(|_| Ok(Box::new(response)));
    let open = patch!(open);
    open.expect().return_once(|_, _| Ok(Box::new(file())));

    let outcome = image().fetch();

    assert_eq!(outcome.unwrap_err().to_string(), "only 3 of 6 bytes came");
}

#[test]
fn a_full_disk_ends_the_download() {
    let response = MockResponse::new();
    response.read.side_effect(["foo", "bar", ""]);
    let read = response.read.clone();
    let file = MockImageFile::new();
    file.write.side_effect([Err(io::ErrorKind::StorageFull.into())]);
    let urlopen = patch!(urlopen);
    urlopen.expect().return_once(|_| Ok(Box::new(response)));
    let open = patch!(open);
    open.expect().return_once(|_, _| Ok(Box::new(file)));

    let outcome = image().fetch();

    assert!(matches!(outcome, Err(FetchError::File(_))), "{outcome:?}");
    read.assert_called_once();
}
