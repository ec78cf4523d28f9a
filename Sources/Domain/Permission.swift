/// One thing a person may do. The whole rights matrix stands in this file.
public enum Permission: String, Sendable, CaseIterable {
    /// The organisation's aggregated figures: dashboards, cijfers and their downloads.
    case seeFigures
    /// Single cases.
    case seeCases
    /// Checks, employees and their credentials.
    case seeQuality
    case seeDeliveries
    /// Import, undo, entry by page.
    case deliver
    case manageMeasures
    /// Streefwaarden: contract norms and own targets beside figures.
    case setTargets
    /// Exceptions to checks and their parameters.
    case setChecks
    case manageUsers
    case readLog
    /// What programs show to the machine interface: make one for what one may oneself, and revoke any.
    case manageTokens
    /// The organisation's own colour and logo.
    case setHouseStyle
    /// Releases of figures to gemeenten.
    case publish
    /// What was released to the gemeente, or to the jeugdregio.
    case readReleases
    /// Tenants and the installation itself.
    case administerPlatform
}

extension Role {
    /// The rights matrix: role → what it may do inside its tenant. Nothing is implied; what is not here is refused.
    public var permissions: Set<Permission> {
        switch self {
        case .platformAdministrator: [.administerPlatform]
        case .tenantAdministrator:
            [
                .seeFigures, .seeDeliveries, .deliver, .setTargets, .manageUsers, .readLog, .manageTokens, .setHouseStyle,
                .publish,
            ]
        case .manager:
            [
                .seeFigures, .seeCases, .seeQuality, .seeDeliveries, .setTargets, .setChecks, .manageTokens, .setHouseStyle,
                .publish,
            ]
        case .coordinator: [.seeFigures, .seeCases, .seeDeliveries, .deliver]
        case .qualityOfficer:
            [.seeFigures, .seeCases, .seeQuality, .seeDeliveries, .deliver, .manageMeasures, .setTargets, .setChecks, .readLog]
        case .measureOwner: [.manageMeasures]
        case .supplier: [.seeDeliveries, .deliver]
        case .auditor: [.seeFigures, .seeQuality]
        case .gemeenteReader: [.readReleases, .manageTokens]
        case .regionReader: [.readReleases]
        }
    }

    /// The kind of tenant this role can be given in; nil for the installation as a whole.
    public var tenantKind: Tenant.Kind? {
        switch self {
        case .platformAdministrator: nil
        case .gemeenteReader: .gemeente
        case .regionReader: .region
        case .tenantAdministrator, .manager, .coordinator, .qualityOfficer, .measureOwner, .supplier, .auditor: .organisation
        }
    }
}
