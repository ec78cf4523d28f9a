internal import Domain
internal import Publishing

/// The addresses of registers.
extension Links {
    /// Klachten, incidenten and calamiteiten.
    static func reports(_ tenant: TenantID, _ address: ReportsAddress = .init(), form: ExportForm? = nil) -> String {
        "/o/\(tenant)/meldingen\(self.ending(form))\(AddressQuery(address.items + self.items(form)).text)"
    }
}
