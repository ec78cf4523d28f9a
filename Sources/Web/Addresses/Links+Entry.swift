internal import Domain
internal import Ingest
internal import Publishing

extension Links {
    /// Where a person chooses what to enter.
    static func entry(_ tenant: TenantID) -> String { "/o/\(tenant)/leveringen/nieuw" }

    /// The form of a kind of row; with keys, of that row; with `values`, filled in as far as the row is new.
    static func entry(
        _ tenant: TenantID, _ form: EntryForm, keys: [String] = [], filledWith values: KeyValuePairs<String, String> = [:]
    ) -> String {
        let items =
            zip(EntryForm.parameters(of: form), keys).map { AddressQuery.Item(name: $0, value: $1) }
            + values.map { AddressQuery.Item(name: $0.key, value: $0.value) }
        let path = form.isSetting ? "/o/\(tenant)/beheer/\(form.kind)/nieuw" : "\(self.entry(tenant))/\(form.kind)"
        return "\(path)\(AddressQuery(items).text)"
    }

    /// The contract norms and own targets.
    static func targets(_ tenant: TenantID, _ dates: DateAddress = .init(), form: ExportForm? = nil) -> String {
        self.settings(tenant, "streefwaarden", dates, form)
    }

    private static func settings(_ tenant: TenantID, _ kind: String, _ dates: DateAddress, _ form: ExportForm?) -> String {
        "/o/\(tenant)/beheer/\(kind)\(self.ending(form))\(AddressQuery(dates.items + self.items(form)).text)"
    }

    /// The exceptions to checks.
    static func exceptions(_ tenant: TenantID, _ dates: DateAddress = .init(), form: ExportForm? = nil) -> String {
        self.settings(tenant, "uitzonderingen", dates, form)
    }

    /// The parameters of checks.
    static func parameters(_ tenant: TenantID, _ dates: DateAddress = .init(), form: ExportForm? = nil) -> String {
        self.settings(tenant, "parameters", dates, form)
    }

    /// The norms with the evidence for them.
    static func norms(_ tenant: TenantID, _ dates: DateAddress = .init(), form: ExportForm? = nil) -> String {
        self.settings(tenant, "normen", dates, form)
    }

    /// The page from which a form was chosen.
    static func entryChoice(_ tenant: TenantID, _ form: EntryForm) -> String {
        form.kind == "maatregelen"
            ? self.measures(tenant) : form.isSetting ? "/o/\(tenant)/beheer/\(form.kind)" : self.entry(tenant)
    }
}

extension EntryForm {
    /// The parameters that hold the keys: `nr`, and for a second key its own name.
    static func parameters(of form: EntryForm) -> [String] {
        form.keys.enumerated().map { place, key in place == 0 ? "nr" : key.name }
    }
}
