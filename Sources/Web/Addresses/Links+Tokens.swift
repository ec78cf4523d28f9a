internal import Domain

/// The addresses of tokens for programs.
extension Links {
    static let afterRevoking = "ingetrokken"

    static func tokens(_ tenant: Tenant, after event: String? = nil) -> String {
        let place = tenant.kind == .organisation ? "/o/\(tenant.id)/beheer/tokens" : "/g/\(tenant.id)/tokens"
        return place + AddressQuery(event.map { [.init(name: "na", value: $0)] } ?? []).text
    }

    static func revoking(_ number: Int, of tenant: Tenant) -> String { "\(self.tokens(tenant))/\(number)/intrekken" }
}
