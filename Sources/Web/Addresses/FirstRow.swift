/// Where a part of a list begins, as an address has it: the number of its first row, counted from 1.
///
/// Any number can stand in an address, also the least and the most there is, with which no sum can be made. What is no number,
/// or comes before the first row, is the first row; what comes after any list's end is far after it, and no more.
struct FirstRow: Hashable {
    /// How many rows come before it.
    let skipped: Int

    /// No list is longer.
    private static let most = 1_000_000_000

    init(_ text: String?) {
        let number = text.flatMap { Int($0) } ?? 1
        self.skipped = min(max(number, 1), Self.most) - 1
    }
}
