internal import Domain
internal import Identity
internal import Publishing
internal import Storage

/// What the demo's organisations released to Nijkerk, which two of them serve: an early release, the one that corrects it, and one of
/// the other organisation; with an account that reads them.
struct DemoReleases {
    let open: OpenInstallation

    static let account = DemoOrganisation.Account(email: "adviseur@nijkerk.example", name: "Iris Bakker", role: "gemeente")
    private static var code: String {
        let digits = String(DemoGemeente.nijkerk.code)
        return "GM" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Nothing when there are releases already.
    func make() async throws {
        let gemeente = try TenantID(Self.code.lowercased())
        guard try await self.open.releases.entries(gemeente: gemeente).isEmpty else { return }
        let profiles = DemoProfile.all.filter { $0.gemeenten.contains(.nijkerk) }
        for (place, profile) in profiles.enumerated() {
            let tenant = try await self.open.registry.tenant(try TenantID(profile.organisation.slug))
            let deliveries = profile.deliveryMonths.count
            if place == 0, deliveries > 1 {
                try await self.release(tenant, .delivery(deliveries - 1), "De eerste uitgave aan uw gemeente.")
                try await self.release(tenant, .latest, "Met de laatste levering: enkele trajecten zijn sindsdien aangevuld.")
            } else {
                try await self.release(tenant, .latest, nil)
            }
        }
        do {
            _ = try await self.open.accounts.create(
                email: Self.account.email, name: Self.account.name, tenant: try await self.open.registry.tenant(gemeente),
                role: try Role(word: Self.account.role), password: DemoLoading.password)
        } catch let error as IdentityError where error.code == .accountExists {}
    }

    /// Of the twelve quarters that end with the last whole one.
    private func release(_ organisation: Tenant, _ stand: Stand, _ note: String?) async throws {
        let last = Slice(grain: .quarter, containing: Clock.today).previous
        let period = try Period("\(Slice(grain: .quarter, index: last.index - 11))..\(last)")
        let actor = OpenInstallation.actor
        let request = try await self.open.releases.request(gemeente: Self.code, period: period, note: note, stand: stand)
        let prepared = try await self.open.releases.prepare(request, from: organisation, as: actor, today: Clock.today)
        let number = try await self.open.releases.publish(prepared, from: organisation, as: actor, at: Clock.instant)
        Message.write("\(organisation.name): uitgave \(number) aan \(request.gemeenteName)")
    }
}
