/// How the site is reached.
public struct WebsiteSettings: Sendable {
    /// Whether browsers reach it over HTTPS, by this server or by a proxy before it: cookies get their `__Host-` name, and
    /// browsers are told never to come without it again.
    public var isSecure: Bool
    /// The version shown at the foot of pages.
    public var version: String
    /// Whether /stijl shows every part of a page, for who designs them.
    public var showsStyle: Bool

    public init(isSecure: Bool = false, version: String = "", showsStyle: Bool = false) {
        self.isSecure = isSecure
        self.version = version
        self.showsStyle = showsStyle
    }
}
