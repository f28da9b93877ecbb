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
    cubes.sort_unstable_by_key(|cube| (core::cmp::Reverse(size(cube)), *cube));
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

/// Some worlds that all these complete sums hold, within `know`: a cube of them, if there are any.
pub fn shared(space: &Space<'_>, sums: &[&[Cube]], know: Cube) -> Option<Cube> {
    let Some((sum, others)) = sums.split_first() else { return Some(know) };
    sum.iter().filter_map(|prime| space.meet(&know, prime)).find_map(|met| shared(space, others, met))
}

/// Primes of the worlds that all these complete sums hold, as many as it takes to hold every such world: none can be left out.
///
/// No product is stored. A cube is within the worlds held by all iff it is within a prime of each sum, so a world that no prime found so
/// far holds is widened, value by value, until it is a prime.
pub fn common(space: &Space<'_>, sums: &[&[Cube]]) -> Result<Vec<Cube>, TooLarge> {
    let mut found = Vec::new();
    let mut ordered: Vec<&[Cube]> = sums.to_vec();
    ordered.sort_by_key(|sum| sum.len());
    gather(space, &ordered, &ordered, Cube::FULL, &mut found)?;
    // Those found late may have made an early one superfluous; small ones go first.
    found.sort_unstable_by_key(|cube| (size(cube), *cube));
    let mut kept = found.clone();
    for prime in found {
        let others: Vec<Cube> = kept.iter().filter(|other| **other != prime).copied().collect();
        if holds(space, &others, &prime)? {
            kept = others;
        }
    }
    kept.sort_unstable();
    Ok(kept)
}

/// Adds primes until those found hold every world of `know` that is in each of the sums left.
fn gather(space: &Space<'_>, all: &[&[Cube]], left: &[&[Cube]], know: Cube, found: &mut Vec<Cube>) -> Result<(), TooLarge> {
    if found.iter().any(|prime| know.within(*prime)) || !left.iter().all(|sum| sum.iter().any(|p| space.meet(&know, p).is_some())) {
        return Ok(());
    }
    let Some((sum, others)) = left.split_first() else {
        let start = alloc::vec![know];
        let mut rest = found.iter().try_fold(start, |rest, prime| minus(space, &rest, prime))?;
        while let Some(cube) = rest.first() {
            let prime = widened(space, all, *cube);
            rest = minus(space, &rest, &prime)?;
            found.push(prime);
            if found.len() > LIMIT {
                return Err(TooLarge);
            }
        }
        return Ok(());
    };
    if sum.iter().any(|prime| know.within(*prime)) {
        return gather(space, all, others, know, found);
    }
    sum.iter().filter_map(|prime| space.meet(&know, prime)).try_for_each(|met| gather(space, all, others, met, found))
}

/// The cube made as large as it can be within every one of these complete sums: whole facts first, then single values.
fn widened(space: &Space<'_>, sums: &[&[Cube]], cube: Cube) -> Cube {
    let inside = |cube: &Cube| sums.iter().all(|sum| sum.iter().any(|prime| cube.within(*prime)));
    let freed = space.fields().iter().rev().fold(cube, |cube, field| {
        let wider = field.set(cube, field.full());
        if inside(&wider) { wider } else { cube }
    });
    let values = space.fields().iter().flat_map(|field| (0..field.width).map(move |value| (field, value)));
    values.fold(freed, |cube, (field, value)| {
        let wider = field.set(cube, field.of(&cube) | 1 << (value & 63));
        if inside(&wider) { wider } else { cube }
    })
}

/// How many values a cube allows.
fn size(cube: &Cube) -> u32 {
    cube.0.iter().map(|word| word.count_ones()).sum()
}

fn bounded(cubes: Vec<Cube>) -> Result<Vec<Cube>, TooLarge> {
    if cubes.len() > LIMIT { Err(TooLarge) } else { Ok(cubes) }
}
