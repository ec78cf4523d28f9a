internal import Hummingbird

/// The number of something as a part of a path: from 1, written in one way, and no larger than the database counts.
enum PathNumber {
    /// nil for any other text: nothing has such a number.
    static func read(_ text: some StringProtocol) -> Int? {
        guard let number = Int32(text), number > 0, String(number) == text else { return nil }
        return Int(number)
    }

    /// The number in the path of a request. Throws ``WebProblem/notFound``.
    static func read(_ name: String, in context: WebContext) throws -> Int {
        guard let number = context.parameters.get(name).flatMap({ self.read($0) }) else { throw WebProblem.notFound }
        return number
    }
}
