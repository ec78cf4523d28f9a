internal import Domain
internal import Publishing

/// The addresses of circles.
extension Links {
    /// One circle, for anyone.
    static func circle(_ number: Int, _ items: [AddressQuery.Item] = [], form: ExportForm? = nil) -> String {
        "/publiek/\(number)\(self.ending(form))\(AddressQuery(items + self.items(form)).text)"
    }

    /// What a jeugdregio received, year beside year.
    static func circles(_ region: TenantID, form: ExportForm? = nil) -> String {
        "/r/\(region)/uitkomsten\(self.ending(form))\(AddressQuery(self.items(form)).text)"
    }

    /// What a gemeente or jeugdregio received.
    static func received(by tenant: Tenant) -> String {
        tenant.kind == .region ? self.circles(tenant.id) : self.outcomes(tenant.id)
    }
}
