internal import Domain
internal import Publishing

/// The addresses of releases, for the organisation that makes them and the gemeente that reads them.
extension Links {
    static func releases(_ tenant: TenantID, form: ExportForm? = nil) -> String {
        "/o/\(tenant)/publicaties\(self.ending(form))\(AddressQuery(self.items(form)).text)"
    }

    /// What a gemeente would see.
    static func releasePreview(_ tenant: TenantID, _ items: [AddressQuery.Item] = []) -> String {
        "/o/\(tenant)/publicaties/voorbeeld\(AddressQuery(items).text)"
    }

    static func releaseProposal(_ tenant: TenantID, _ id: String, _ items: [AddressQuery.Item] = []) -> String {
        "/o/\(tenant)/publicaties/voorstel/\(id)\(AddressQuery(items).text)"
    }

    /// What a gemeente received, side by side; over one period, or over the last of each.
    static func outcomes(_ gemeente: TenantID, period: String? = nil, form: ExportForm? = nil) -> String {
        let items = period.map { [AddressQuery.Item(name: "periode", value: $0)] } ?? []
        return "/g/\(gemeente)/uitkomsten\(self.ending(form))\(AddressQuery(items + self.items(form)).text)"
    }

    /// One release, for its organisation or its gemeente; a workbook or a ZIP is of the whole of it.
    static func release(
        _ tenant: Tenant, _ number: Int, _ items: [AddressQuery.Item] = [], form: ExportForm? = nil
    ) -> String {
        let page = "/\(tenant.kind == .organisation ? "o" : "g")/\(tenant.id)/publicaties/\(number)"
        return switch form {
        case .xlsx, .zip: "\(page).\(form?.fileExtension ?? "")"
        case nil, .excel, .open, .json: "\(page)\(self.ending(form))\(AddressQuery(items + self.items(form)).text)"
        }
    }
}
