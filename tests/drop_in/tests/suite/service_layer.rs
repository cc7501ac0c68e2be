//! A service over a repository, a mailer, a clock and a cache: async traits, `Arc<dyn Trait>`, retries in order.

use async_trait::async_trait;
use futures::executor::block_on;
use mockall::{Sequence, automock, mock, predicate::*};
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex},
    time::Duration,
};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UserId(pub u64);

#[derive(Debug, Clone, PartialEq)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub tags: Vec<String>,
}

#[derive(Debug)]
pub enum RepoError {
    NotFound(UserId),
    Conflict { expected: u32, found: u32 },
    Backend(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for RepoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(id) => write!(f, "no user {}", id.0),
            Self::Conflict { .. } => f.write_str("conflict"),
            Self::Backend(e) => write!(f, "{e}"),
        }
    }
}

impl std::error::Error for RepoError {}

pub type RepoResult<T> = std::result::Result<T, RepoError>;

#[automock]
#[async_trait]
pub trait UserRepository: Send + Sync + 'static {
    async fn find(&self, id: &UserId) -> RepoResult<Option<User>>;
    async fn find_by_email(&self, email: &str) -> RepoResult<Option<User>>;
    async fn save(&self, user: User, version: Option<u32>) -> RepoResult<u32>;
    async fn delete(&self, ids: &[UserId]) -> RepoResult<usize>;
    async fn all(
        &self,
        page: std::ops::Range<usize>,
        filter: HashMap<String, String>,
    ) -> RepoResult<Vec<User>>;
    fn backend_name(&self) -> &'static str {
        "real"
    }
}

#[automock]
#[async_trait]
pub trait Mailer {
    async fn send(&self, to: &str, subject: &str, body: String) -> Result<(), String>;
}

#[automock]
pub trait Clock: Send + Sync {
    fn now(&self) -> Duration;
    fn sleep(&self, d: Duration);
}

mock! {
    pub Cache {}
    impl Clone for Cache {
        fn clone(&self) -> Self;
    }
    #[async_trait]
    impl CacheApi for Cache {
        async fn get(&self, key: &str) -> Option<Vec<u8>>;
        async fn put(&self, key: String, value: Vec<u8>, ttl: Option<Duration>);
    }
}

#[async_trait]
pub trait CacheApi {
    async fn get(&self, key: &str) -> Option<Vec<u8>>;
    async fn put(&self, key: String, value: Vec<u8>, ttl: Option<Duration>);
}

pub struct Service {
    repo: Arc<dyn UserRepository>,
    mailer: Box<dyn Mailer + Send + Sync>,
    clock: Arc<dyn Clock>,
}

impl Service {
    async fn register(&self, email: &str) -> RepoResult<UserId> {
        if let Some(user) = self.repo.find_by_email(email).await? {
            return Ok(user.id);
        }
        let id = UserId(self.clock.now().as_secs());
        let user = User { id: id.clone(), email: email.to_owned(), tags: vec!["new".into()] };
        let mut tries = 0;
        loop {
            match self.repo.save(user.clone(), None).await {
                Ok(_) => break,
                Err(RepoError::Conflict { .. }) if tries < 2 => {
                    tries += 1;
                    self.clock.sleep(Duration::from_millis(10 * tries));
                }
                Err(e) => return Err(e),
            }
        }
        self.mailer
            .send(email, "Welcome", format!("Hello {email}"))
            .await
            .map_err(|e| RepoError::Backend(e.into()))?;
        Ok(id)
    }
    async fn purge(&self, tag: &str) -> RepoResult<usize> {
        let users =
            self.repo.all(0..10, HashMap::from([("tag".to_string(), tag.to_string())])).await?;
        let ids: Vec<UserId> = users.into_iter().map(|u| u.id).collect();
        if ids.is_empty() {
            return Ok(0);
        }
        self.repo.delete(&ids).await
    }
}

fn user(n: u64) -> User {
    User { id: UserId(n), email: format!("{n}@x"), tags: vec![] }
}

struct Fixture {
    repo: MockUserRepository,
    mailer: MockMailer,
    clock: MockClock,
}

impl Fixture {
    fn new() -> Self {
        let mut clock = MockClock::new();
        clock.expect_now().return_const(Duration::from_secs(7));
        Self { repo: MockUserRepository::new(), mailer: MockMailer::new(), clock }
    }
    fn service(self) -> Service {
        Service {
            repo: Arc::new(self.repo),
            mailer: Box::new(self.mailer),
            clock: Arc::new(self.clock),
        }
    }
}

#[test]
fn a_known_user_is_returned() {
    let mut f = Fixture::new();
    f.repo.expect_find_by_email().with(eq("7@x")).times(1).returning(|_| Ok(Some(user(7))));
    f.repo.expect_save().never();
    f.mailer.expect_send().never();
    assert_eq!(block_on(f.service().register("7@x")).unwrap(), UserId(7));
}

#[test]
fn a_new_user_is_saved_and_welcomed() {
    let mut f = Fixture::new();
    let mut seq = Sequence::new();
    f.repo.expect_find_by_email().times(1).in_sequence(&mut seq).returning(|_| Ok(None));
    f.repo
        .expect_save()
        .withf(|u, v| u.email == "a@x" && u.tags == ["new"] && v.is_none())
        .times(1)
        .in_sequence(&mut seq)
        .return_once(|_, _| Ok(1));
    f.mailer
        .expect_send()
        .with(eq("a@x"), eq("Welcome"), function(|b: &String| b.starts_with("Hello")))
        .times(1)
        .in_sequence(&mut seq)
        .returning(|_, _, _| Ok(()));
    assert_eq!(block_on(f.service().register("a@x")).unwrap(), UserId(7));
}

#[test]
fn a_conflict_is_retried() {
    let mut f = Fixture::new();
    f.repo.expect_find_by_email().returning(|_| Ok(None));
    let mut left = 2;
    f.repo.expect_save().times(3).returning(move |_, _| {
        if left > 0 {
            left -= 1;
            Err(RepoError::Conflict { expected: 1, found: 2 })
        } else {
            Ok(5)
        }
    });
    let slept = Arc::new(Mutex::new(Vec::new()));
    let s = Arc::clone(&slept);
    f.clock.expect_sleep().returning(move |d| s.lock().unwrap().push(d.as_millis()));
    f.mailer.expect_send().returning(|_, _, _| Ok(()));
    block_on(f.service().register("a@x")).unwrap();
    assert_eq!(*slept.lock().unwrap(), [10, 20]);
}

#[test]
fn a_failing_mail_is_an_error() {
    let mut f = Fixture::new();
    f.repo.expect_find_by_email().returning(|_| Ok(None));
    f.repo.expect_save().returning(|_, _| Ok(1));
    f.mailer.expect_send().returning(|_, _, _| Err("smtp down".to_string()));
    let err = block_on(f.service().register("a@x")).unwrap_err();
    assert_eq!(err.to_string(), "smtp down");
    assert!(matches!(err, RepoError::Backend(_)));
}

#[test]
fn purge_deletes_what_was_found() {
    let mut f = Fixture::new();
    f.repo
        .expect_all()
        .with(eq(0..10), always())
        .withf(|p, f| p.start == 0 && f["tag"] == "old")
        .returning(|_, _| Ok(vec![user(1), user(2)]));
    f.repo
        .expect_delete()
        .withf(|ids| ids == [UserId(1), UserId(2)])
        .returning(|ids| Ok(ids.len()));
    f.repo.expect_backend_name().return_const("mock");
    let s = f.service();
    assert_eq!(block_on(s.purge("old")).unwrap(), 2);
    assert_eq!(s.repo.backend_name(), "mock");
}

#[test]
#[should_panic(expected = "MockUserRepository::find(UserId(3)): No matching expectation found")]
fn an_unexpected_call() {
    let mut r = MockUserRepository::new();
    r.expect_find().with(eq(UserId(4))).returning(|_| Ok(None));
    let _ = block_on(r.find(&UserId(3)));
}

#[test]
#[should_panic(
    expected = "MockMailer::send: Expectation(<anything>) called 0 time(s) which is fewer than expected 1"
)]

fn a_mail_that_is_not_sent() {
    let mut f = Fixture::new();
    f.mailer.expect_send().times(1..).returning(|_, _, _| Ok(()));
    f.repo.expect_find_by_email().returning(|_| Ok(Some(user(1))));
    block_on(f.service().register("x")).unwrap();
}

#[test]
fn the_cache_is_cloned() {
    let mut c = MockCache::new();
    c.expect_clone().times(1).returning(|| {
        let mut c = MockCache::new();
        c.expect_get().with(eq("k")).returning(|k| Some(k.as_bytes().to_vec()));
        c.expect_put()
            .with(eq("k".to_string()), eq(vec![1]), eq(Some(Duration::from_secs(1))))
            .once()
            .return_const(());
        c
    });
    let d = c.clone();
    block_on(async {
        assert_eq!(d.get("k").await.as_deref(), Some(&b"k"[..]));
        d.put("k".into(), vec![1], Some(Duration::from_secs(1))).await;
    });
}

#[test]
fn across_threads() {
    let mut r = MockClock::new();
    r.expect_now().times(4).returning(|| Duration::ZERO);
    let c: Arc<dyn Clock> = Arc::new(r);
    let hs: Vec<_> = (0..4)
        .map(|_| {
            let c = c.clone();
            std::thread::spawn(move || c.now())
        })
        .collect();
    for h in hs {
        assert_eq!(h.join().unwrap(), Duration::ZERO);
    }
}
