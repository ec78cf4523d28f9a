internal import ArgumentParser
internal import Domain
internal import Storage

/// Tenants: organisations and gemeenten, each with a schema and role of its own.
struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Organisaties en gemeenten: maken, tonen, opschorten, hervatten, verwijderen.",
        subcommands: [Create.self, List.self, Suspend.self, Resume.self, Drop.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Maakt een tenant: ‘create organisatie SLUG --naam NAAM --agb AGB’, ‘create gemeente GM0363’ of ‘create jeugdregio JZ16’."
        )

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "organisatie, gemeente of jeugdregio") var kind: String
        @Argument(
            help: ArgumentHelp("naam in adressen (a–z, 0–9, _), of de code van de gemeente of jeugdregio", valueName: "slug"))
        var id: String
        @Option(help: "De naam die mensen lezen.") var naam: String?
        @Option(help: "AGB-code van de organisatie, acht cijfers.") var agb: String?

        func run() async throws {
            guard let kind = Tenant.Kind(rawValue: self.kind.lowercased()) else {
                throw CommandError("‘\(self.kind)’ is geen soort tenant; kies organisatie, gemeente of jeugdregio")
            }
            if let naam, naam.isEmpty || naam.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                throw CommandError("een naam is niet leeg en bevat geen tabs, regeleinden of andere stuurtekens")
            }
            if let agb, agb.utf8.count != 8 || !agb.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                throw DomainError(.invalidAGB, "‘\(agb.prefix(40))’ is geen AGB-code", hint: "een AGB-code heeft acht cijfers")
            }
            try await OpenInstallation.use(self.database) { open in
                let tenant = try await self.tenant(kind, in: open)
                try await open.provisioning.create(tenant)
                Message.write("\(tenant.kind.rawValue) ‘\(tenant.name)’ is gemaakt")
                Message.output(tenant.id.description)
            }
        }

        private func tenant(_ kind: Tenant.Kind, in open: OpenInstallation) async throws -> Tenant {
            switch kind {
            case .organisation:
                return Tenant(id: try TenantID(self.id), kind: kind, name: self.naam ?? self.id, code: self.agb, state: .active)
            case .gemeente:
                let gemeente = try await GemeenteRegister(router: open.router).gemeente(self.id)
                return Tenant(
                    id: try TenantID(gemeente.code.lowercased()), kind: kind, name: self.naam ?? gemeente.name,
                    code: gemeente.code,
                    state: .active)
            case .region:
                let region = try await GemeenteRegister(router: open.router).region(self.id)
                return Tenant(
                    id: try TenantID(region.code), kind: kind, name: self.naam ?? region.name, code: region.code, state: .active)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toont alle tenants.")
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let tenants = try await open.registry.list()
                if tenants.isEmpty {
                    Message.write(
                        "er zijn nog geen tenants; maak er een met ‘kraamzicht tenant create organisatie SLUG --naam …’")
                }
                for tenant in tenants {
                    Message.output(
                        "\(tenant.id)\t\(tenant.kind.rawValue)\t\(tenant.code ?? "")\t\(tenant.state.rawValue)\t\(tenant.name)")
                }
            }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Schort een tenant op: niemand kan erin werken, niets gaat weg.")
        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String

        func run() async throws { try await TenantCommand.set(.suspended, self.tenant, self.database) }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Hervat een opgeschorte tenant.")
        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String

        func run() async throws { try await TenantCommand.set(.active, self.tenant, self.database) }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Verwijdert een tenant met alle gegevens, voorgoed.")
        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String
        @Option(help: "Herhaal de naam van de tenant om te bevestigen.") var bevestig: String?

        func run() async throws {
            guard self.bevestig == self.tenant else {
                throw CommandError("dit verwijdert alles van ‘\(self.tenant)’; bevestig met --bevestig \(self.tenant)")
            }
            try await OpenInstallation.use(self.database) { open in
                try await open.provisioning.drop(try await open.registry.tenant(try TenantID(self.tenant)))
                Message.write("‘\(self.tenant)’ is verwijderd")
            }
        }
    }

    private static func set(_ state: Tenant.State, _ id: String, _ database: DatabaseOptions) async throws {
        try await OpenInstallation.use(database) { open in
            try await open.provisioning.set(state, for: try await open.registry.tenant(try TenantID(id)))
            Message.write("‘\(id)’ is nu \(state.rawValue)")
        }
    }
}
