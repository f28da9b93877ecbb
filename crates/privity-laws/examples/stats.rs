fn main() {
    for (l, t) in privity_laws::LAWS.iter().zip(privity_laws::TEXTS) {
        println!("{} rows {} classes {} cubes {} terms {} masks {} edges {:?}", t.id, l.rows.len(), l.classes.len(), l.cubes.len(), l.terms.len(), l.masks.len(), l.edges);
        for c in l.classes {
            let stride: u32 = 4 * c.bools as u32 + c.probes.of(l.probes)[c.bools as usize..].iter().map(|w| w.width as u32).sum::<u32>() + 4;
            println!("   of {} probes {} bools {} banks {} within {:?} beyond {:?} terms {}", c.of.0.count_ones(), c.probes.len, c.bools, c.masks.len / stride, c.pairs.map(|p| p.within.len), c.pairs.map(|p| p.beyond.len), c.terms.len);
        }
    }
}
