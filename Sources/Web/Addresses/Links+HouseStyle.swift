internal import Domain
internal import Identity

/// The addresses of an organisation's house style.
extension Links {
    static func houseStyle(_ tenant: TenantID, after event: String? = nil) -> String {
        "/o/\(tenant)/beheer/huisstijl\(AddressQuery(event.map { [.init(name: "na", value: $0)] } ?? []).text)"
    }

    static func houseStyle(_ tenant: TenantID, _ action: HouseStyleAction) -> String {
        "\(self.houseStyle(tenant))/\(action.rawValue)"
    }

    static func houseStyleSheet(_ tenant: TenantID, hash: String) -> String { "/o/\(tenant)/huisstijl/stijl.\(hash).css" }

    static func houseLogo(_ tenant: TenantID, _ logo: Logo) -> String {
        "/o/\(tenant)/huisstijl/logo.\(logo.hash).\(logo.kind.rawValue)"
    }
}

/// What can be done with a house style.
enum HouseStyleAction: String, CaseIterable {
    case use = "gebruiken"
    case forget = "weggooien"
    case undo = "terug"
    case reset = "standaard"
}
