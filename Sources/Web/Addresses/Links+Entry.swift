internal import Domain
internal import Ingest
internal import Publishing

extension Links {
    /// Where a person chooses what to enter.
    static func entry(_ tenant: TenantID) -> String { "/o/\(tenant)/leveringen/nieuw" }

    /// The form of a kind of row; with keys, of that row.
    static func entry(_ tenant: TenantID, _ form: EntryForm, keys: [String] = []) -> String {
        let items = zip(EntryForm.parameters(of: form), keys).map { AddressQuery.Item(name: $0, value: $1) }
        let path = form.subject == .settings ? "/o/\(tenant)/beheer/\(form.kind)/nieuw" : "\(self.entry(tenant))/\(form.kind)"
        return "\(path)\(AddressQuery(items).text)"
    }

    /// The contract norms and own targets.
    static func targets(_ tenant: TenantID, _ dates: DateAddress = .init(), form: ExportForm? = nil) -> String {
        let items = dates.items + (form == .excel || form == .open ? [.init(name: "vorm", value: form?.rawValue ?? "")] : [])
        let ending = form.map { $0 == .json ? ".json" : ".csv" } ?? ""
        return "/o/\(tenant)/beheer/streefwaarden\(ending)\(AddressQuery(items).text)"
    }

    /// The page from which a form was chosen.
    static func entryChoice(_ tenant: TenantID, _ form: EntryForm) -> String {
        form.subject == .settings ? "/o/\(tenant)/beheer/\(form.kind)" : self.entry(tenant)
    }
}

extension EntryForm {
    /// The parameters that hold the keys: `nr`, and for a second key its own name.
    static func parameters(of form: EntryForm) -> [String] {
        form.keys.enumerated().map { place, key in place == 0 ? "nr" : key.name }
    }
}
