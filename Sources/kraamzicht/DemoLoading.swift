internal import Domain
internal import Foundation
internal import Identity
internal import Ingest
internal import Storage

/// Loads the demo: tenants, accounts, every delivery through the ordinary import, settings, and releases to a gemeente.
struct DemoLoading {
    let open: OpenInstallation
    /// Where the files are written; nil = a temporary folder that is removed afterwards.
    let directory: String?

    /// The password of every demo account; they exist only where somebody asked for the demo.
    static let password = "ooievaar-op-bezoek"

    /// Whether the demo is there already.
    static func isLoaded(in open: OpenInstallation) async throws -> Bool {
        let ids = Set(try await open.registry.list().map(\.id.description))
        return DemoDeliveries(today: self.today).organisations.allSatisfy { ids.contains($0.slug) }
    }

    private static var today: DemoDay { DemoDay(number: Clock.today.number) }

    func run() async throws {
        let demo = DemoDeliveries(today: Self.today)
        let folder =
            self.directory.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "kraamzicht-demo-\(UUID().uuidString)")
        defer { if self.directory == nil { try? FileManager.default.removeItem(at: folder) } }
        for organisation in demo.organisations {
            try await self.load(organisation, of: demo, into: folder.appending(path: organisation.slug))
        }
        try await DemoSettings(open: self.open).make()
        try await DemoReleases(open: self.open).make()
        if self.directory != nil { Message.write("de bestanden staan in \(folder.path)") }
        self.showAccounts(of: demo)
    }

    /// The addresses and passwords to sign in with.
    func showAccounts(of demo: DemoDeliveries = DemoDeliveries(today: DemoLoading.today)) {
        Message.output("Demo-accounts (wachtwoord: \(Self.password)):")
        for organisation in demo.organisations {
            for account in organisation.accounts { Message.output("  \(account.email)\t\(account.role)\t\(organisation.name)") }
        }
        Message.output("  \(DemoReleases.account.email)\t\(DemoReleases.account.role)\tNijkerk")
    }

    private func load(_ organisation: DemoOrganisation, of demo: DemoDeliveries, into folder: URL) async throws {
        let deliveries = demo.deliveries(of: organisation)
        let id = try TenantID(organisation.slug)
        if try await self.open.registry.find(id) == nil {
            try await self.open.provisioning.create(
                Tenant(id: id, kind: .organisation, name: organisation.name, code: organisation.agb, state: .active))
        }
        let tenant = try await self.open.registry.tenant(id)
        try await self.makeAccounts(organisation, in: tenant)
        for (index, delivery) in deliveries.enumerated() {
            let files = try delivery.write(into: folder)
            let receipt = try await DeliveryImport(database: self.open.database, followers: OpenInstallation.followers).run(
                files.map { FileSource(path: $0.path) }, into: tenant, as: OpenInstallation.actor,
                options: DeliveryOptions(today: Clock.today))
            Message.write("\(organisation.name): levering \(index + 1) van \(deliveries.count): \(receipt.summary)")
            guard receipt.status == .committed else {
                ReceiptText.show(receipt)
                throw IngestErrorOfDemo()
            }
        }
    }

    private func makeAccounts(_ organisation: DemoOrganisation, in tenant: Tenant) async throws {
        for account in organisation.accounts {
            do {
                _ = try await self.open.accounts.create(
                    email: account.email, name: account.name, tenant: tenant, role: try Role(word: account.role),
                    password: Self.password)
            } catch let error as IdentityError where error.code == .accountExists {
                continue
            }
        }
    }
}

/// The demo's own files were refused: a mistake of ours, not of the user.
struct IngestErrorOfDemo: Error, CustomStringConvertible {
    var description: String { "de demo wordt door de eigen import afgewezen" }
}
