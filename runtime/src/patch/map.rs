//! Other entries in a map.

use super::value::{PatchedValue, patch_value};

/// Other entries in a map, for as long as the guard lives: they are added to what is there, and the
/// map's whole content is restored. `unittest.mock`'s `patch.dict`.
///
/// It takes `HashMap`, `BTreeMap` and whatever else can be cloned and extended; the guard derefs to
/// the map.
///
/// ```
/// use std::collections::HashMap;
///
/// let mut settings = HashMap::from([("mode", "fast")]);
/// {
///     let mut patched = standin::patch_map(&mut settings, [("mode", "slow"), ("user", "me")]);
///     patched.remove("user");
///     assert_eq!(*patched, HashMap::from([("mode", "slow")]));
/// }
/// assert_eq!(settings, HashMap::from([("mode", "fast")]));
/// ```
pub fn patch_map<M, E>(map: &mut M, entries: E) -> PatchedMap<'_, M>
where
    M: Clone + Extend<E::Item>,
    E: IntoIterator,
{
    let mut content = map.clone();
    content.extend(entries);
    patch_value(map, content)
}

/// As [`patch_map`], with nothing else in the map: `patch.dict` with `clear=True`.
///
/// ```
/// use std::collections::BTreeMap;
///
/// let mut settings = BTreeMap::from([("mode", "fast")]);
/// {
///     let patched = standin::patch_map_clear(&mut settings, [("user", "me")]);
///     assert_eq!(*patched, BTreeMap::from([("user", "me")]));
/// }
/// assert_eq!(settings, BTreeMap::from([("mode", "fast")]));
/// ```
pub fn patch_map_clear<M, E>(map: &mut M, entries: E) -> PatchedMap<'_, M>
where
    M: Default + Extend<E::Item>,
    E: IntoIterator,
{
    let mut content = M::default();
    content.extend(entries);
    patch_value(map, content)
}

/// The guard of [`patch_map`]; dropped, it puts the original content back.
pub type PatchedMap<'p, M> = PatchedValue<'p, M>;
