//! Covers: sets of worlds as sums of cubes, and their complete sums.
//!
//! Complete sums are built as the complement of the complement, each by multiplying out with absorption (Nelson 1955). The
//! sum of all primes answers containment at sight: a cube lies within the set iff it lies within one prime.

use alloc::vec::Vec;

use crate::{Cube, Space};

/// A cover grew past its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// Most cubes a cover may have while it is built. Laws of people have hundreds.
pub const LIMIT: usize = 20_000;

/// Drops every cube that lies within another, and sorts what is left.
pub fn absorb(mut cubes: Vec<Cube>) -> Vec<Cube> {
    // Larger cubes first, so that a cube need only be compared with those kept.
    cubes.sort_unstable_by_key(|cube| (core::cmp::Reverse(cube.0.iter().map(|w| w.count_ones()).sum::<u32>()), *cube));
    let mut kept: Vec<Cube> = Vec::with_capacity(cubes.len());
    for cube in cubes {
        if !kept.iter().any(|k| cube.within(*k)) {
            kept.push(cube);
        }
    }
    kept.sort_unstable();
    kept
}

/// The primes of the worlds in both, of two complete sums; a cover of them, of two covers.
pub fn product(space: &Space<'_>, a: &[Cube], b: &[Cube]) -> Result<Vec<Cube>, TooLarge> {
    if a.len().saturating_mul(b.len()) > LIMIT.saturating_mul(100) {
        return Err(TooLarge);
    }
    let cubes: Vec<Cube> = a.iter().flat_map(|x| b.iter().filter_map(move |y| space.meet(x, y))).collect();
    bounded(absorb(cubes))
}

/// Every prime of the worlds outside a cover.
pub fn complement(space: &Space<'_>, cover: &[Cube]) -> Result<Vec<Cube>, TooLarge> {
    cover.iter().try_fold(alloc::vec![Cube::FULL], |outside, cube| minus(space, &outside, cube))
}

/// The worlds of a cover outside one cube; every prime of them, of a complete sum.
pub fn minus(space: &Space<'_>, cover: &[Cube], cube: &Cube) -> Result<Vec<Cube>, TooLarge> {
    let mut left = Vec::with_capacity(cover.len());
    for part in cover {
        if space.meet(part, cube).is_none() {
            left.push(*part);
            continue;
        }
        for field in space.fields() {
            let values = field.of(part) & !field.of(cube);
            if values != 0 {
                left.push(field.set(*part, values));
            }
        }
    }
    bounded(absorb(left))
}

/// Every prime of a cover: its complete sum.
pub fn complete(space: &Space<'_>, cover: &[Cube]) -> Result<Vec<Cube>, TooLarge> {
    complement(space, &complement(space, cover)?)
}

/// Whether the cover holds every world of `cube`.
pub fn holds(space: &Space<'_>, cover: &[Cube], cube: &Cube) -> Result<bool, TooLarge> {
    let start = alloc::vec![*cube];
    let left = cover.iter().try_fold(start, |left, part| minus(space, &left, part))?;
    Ok(left.is_empty())
}

fn bounded(cubes: Vec<Cube>) -> Result<Vec<Cube>, TooLarge> {
    if cubes.len() > LIMIT { Err(TooLarge) } else { Ok(cubes) }
}
