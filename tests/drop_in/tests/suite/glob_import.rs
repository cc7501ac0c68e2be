//! Everything by `use mockall::*`, and mocks that are given mocks.

use mockall::predicate::*;
use mockall::*;

#[automock]
pub trait Database {
    fn connect(&self, url: &str) -> Result<Box<dyn Connection>, String>;
}

#[automock]
pub trait Connection {
    fn query(&mut self, sql: &str) -> Vec<Row>;
    fn close(self: Box<Self>);
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    id: u32,
    name: String,
}

fn names(database: &dyn Database) -> Result<Vec<String>, String> {
    let mut connection = database.connect("db://main")?;
    let rows = connection.query("select * from people");
    connection.close();
    Ok(rows.into_iter().filter(|row| row.id > 0).map(|row| row.name).collect())
}

fn row(id: u32, name: &str) -> Row {
    Row { id, name: name.to_owned() }
}

#[test]
fn a_mock_returns_a_mock_and_both_are_in_one_sequence() {
    let mut order = Sequence::new();
    let mut database = MockDatabase::new();
    let mut connection = MockConnection::new();
    connection
        .expect_query()
        .with(predicate::str::contains("people"))
        .times(1)
        .in_sequence(&mut order)
        .return_const(vec![row(1, "Ann"), row(0, "Nobody"), row(2, "Bob")]);
    connection.expect_close().times(1).in_sequence(&mut order).return_const(());
    database
        .expect_connect()
        .with(eq("db://main"))
        .times(1)
        .return_once(move |_| Ok(Box::new(connection)));
    assert_eq!(names(&database), Ok(vec!["Ann".to_owned(), "Bob".to_owned()]));
}

#[test]
fn an_error_is_passed_on() {
    let mut database = MockDatabase::new();
    database.expect_connect().with(always()).returning(|url| Err(format!("no {url}")));
    assert_eq!(names(&database), Err("no db://main".to_owned()));
}

#[test]
#[should_panic(expected = "MockConnection::close(): No matching expectation found")]
fn a_failure_of_the_inner_mock_comes_through() {
    let mut database = MockDatabase::new();
    database.expect_connect().returning(|_| {
        let mut connection = MockConnection::new();
        connection.expect_query().with(gt("a").and(lt("z"))).returning(|_| Vec::new());
        Ok(Box::new(connection))
    });
    let _ = names(&database);
}
