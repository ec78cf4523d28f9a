/// Why a request gets no page of its own; `ErrorResponse` turns it into an answer.
enum WebProblem: Error, Hashable {
    /// There is no such page, or not for this visitor: the answer never tells which.
    case notFound
    /// First sign in, then come back to this path.
    case signInRequired(returningTo: String)
    /// The form does not come from a page this visitor got from us.
    case forgedForm
    /// The address is longer than any page needs.
    case addressTooLong
    /// A value holds a NUL, which no text of ours can.
    case withNUL
    /// The form is larger than any form of ours.
    case formTooLarge
    /// This address asked too much without an account; again after so many seconds.
    case tooManyCalls(seconds: Int)
    /// The organisation is suspended.
    case suspended
}
