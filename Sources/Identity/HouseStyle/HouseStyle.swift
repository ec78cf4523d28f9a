/// How an organisation's pages look: its own accent and logo, or ours where it has none.
public struct HouseStyle: Hashable, Sendable {
    public var accent: AccentColor?
    public var logo: Logo?

    public init(accent: AccentColor? = nil, logo: Logo? = nil) {
        self.accent = accent
        self.logo = logo
    }

    /// As the product comes.
    public static let standard = HouseStyle()
}

/// What is known of an organisation's house style: the one in use, the one being tried, and whether there was one before.
public struct HouseStyles: Hashable, Sendable {
    public var used: HouseStyle
    public var trial: HouseStyle?
    /// What an undo brings back; nil when nothing was changed yet.
    public var previous: HouseStyle?

    public init(used: HouseStyle = .standard, trial: HouseStyle? = nil, previous: HouseStyle? = nil) {
        self.used = used
        self.trial = trial
        self.previous = previous
    }
}
