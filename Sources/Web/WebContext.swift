internal import Domain
public import Hummingbird
internal import Identity

/// What is known of a request while it is answered: Hummingbird's own things and who asks.
public struct WebContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Tells callers without an account apart, by their network address; whoever comes through one proxy is one caller.
    let caller: Int
    /// The visitor's session; nil when not signed in.
    var session: Session?

    public init(source: Source) {
        self.coreContext = .init(source: source)
        self.caller = source.channel.remoteAddress?.ipAddress.hashValue ?? 0
        self.session = nil
    }

    /// A form of ours is a few hundred bytes.
    public var maxUploadSize: Int { 16 * 1024 }
}

/// A signed-in visitor with the token that says so.
struct Session: Sendable {
    let token: String
    let visitor: Visitor
    /// What the organisation that is looked at changes on its pages; nothing when it looks as the product comes.
    var looks: [TenantID: HouseStyleLook] = [:]
}
