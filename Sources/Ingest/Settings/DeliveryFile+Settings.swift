extension DeliveryFile {
    /// Kinds of settings: rows with versions, checks, receipt and undo like delivered ones, but entered on a page only. No file
    /// is recognised as one of them.
    ///
    /// One file each in this folder and one line here; its tables stand in `migrations/tenant`.
    static let settings: [DeliveryFile] = [.streefwaarden, .uitzonderingen, .parameters, .normen, .maatregelen]

    /// Every kind of row with versions on the tenant's clock.
    static let everything: [DeliveryFile] = all + settings + evidence
}
