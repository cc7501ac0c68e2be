fn main() {
    let _flag: bool = standin::sentinel!(FLAG);
}
