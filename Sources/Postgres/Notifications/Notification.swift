/// What NOTIFY told on a channel. A hint that something changed, not the change itself.
public struct Notification: Sendable, Hashable {
    /// The channel's name.
    public let channel: String
    /// What the sender added; may be empty, at most 8000 bytes.
    public let payload: String
    /// The sender's server process.
    public let backendPID: Int32
}
