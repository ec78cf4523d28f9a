internal import Domain
internal import Ingest

extension Links {
    /// Where a person chooses what to enter.
    static func entry(_ tenant: TenantID) -> String { "/o/\(tenant)/leveringen/nieuw" }

    /// The form of a kind of row; with keys, of that row.
    static func entry(_ tenant: TenantID, _ form: EntryForm, keys: [String] = []) -> String {
        let items = zip(EntryForm.parameters(of: form), keys).map { AddressQuery.Item(name: $0, value: $1) }
        return "\(self.entry(tenant))/\(form.kind)\(AddressQuery(items).text)"
    }
}

extension EntryForm {
    /// The parameters that hold the keys: `nr`, and for a second key its own name.
    static func parameters(of form: EntryForm) -> [String] {
        form.keys.enumerated().map { place, key in place == 0 ? "nr" : key.name }
    }
}
