//! Asks a question from standard input.
fn main() {
    let text = std::io::read_to_string(std::io::stdin()).unwrap();
    println!("{}", privity::decide_json(&text));
    let q = privity::Question::from_json(&text).unwrap();
    println!("{}", privity::explain(&q).unwrap());
}
