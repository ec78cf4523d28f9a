public import Domain
public import Identity

/// How organisations look, for the pages: the answer is remembered, a change of style is written with its line in the log.
public struct HouseStyleServices: Sendable {
    /// What stands for an organisation, remembered for a while; its visitors ask with every page.
    public var current: @Sendable (Visitor, Tenant) async throws -> HouseStyles
    /// Keeps a style to look at.
    public var attempt: @Sendable (Visitor, Tenant, HouseStyle) async throws -> Void
    /// Throws the style that is being tried away.
    public var forget: @Sendable (Visitor, Tenant) async throws -> Void
    /// Uses a style from now on.
    public var use: @Sendable (Visitor, Tenant, HouseStyle) async throws -> Void

    public init(
        current: @escaping @Sendable (Visitor, Tenant) async throws -> HouseStyles,
        attempt: @escaping @Sendable (Visitor, Tenant, HouseStyle) async throws -> Void,
        forget: @escaping @Sendable (Visitor, Tenant) async throws -> Void,
        use: @escaping @Sendable (Visitor, Tenant, HouseStyle) async throws -> Void
    ) {
        self.current = current
        self.attempt = attempt
        self.forget = forget
        self.use = use
    }

    /// Every organisation looks as the product comes.
    public static let standard = HouseStyleServices(
        current: { _, _ in HouseStyles() }, attempt: { _, _, _ in }, forget: { _, _ in }, use: { _, _, _ in })
}
