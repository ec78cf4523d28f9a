internal import Domain
internal import Identity

/// What an organisation's house style changes on a page: its style sheet and its logo.
struct HouseStyleLook: Sendable {
    /// nil for our own.
    let styleLink: String?
    let logoLink: String?

    init(_ style: HouseStyle, in tenant: TenantID, main: String) {
        self.styleLink = style.accent.map { Links.houseStyleSheet(tenant, hash: HouseStyleSheet.hash($0, after: main)) }
        self.logoLink = style.logo.map { Links.houseLogo(tenant, $0) }
    }
}

/// Looks up what stands for the organisation that a request is about; what cannot be looked up looks as the product comes, since a
/// page matters more than its colour.
struct HouseStyleReader: Sendable {
    let services: HouseStyleServices
    /// The address of our own style sheet, which has its hash in it.
    let main: String

    func looks(for visitor: Visitor, org: String?) async -> [TenantID: HouseStyleLook] {
        let asked = org.flatMap { try? TenantID($0) }.flatMap { visitor.membership(in: $0) }?.tenant
        guard let tenant = asked ?? StartPage.homes(of: visitor).first, tenant.kind == .organisation, tenant.state == .active,
            let style = try? await self.services.current(visitor, tenant).used, style != .standard
        else { return [:] }
        return [tenant.id: HouseStyleLook(style, in: tenant.id, main: self.main)]
    }
}
