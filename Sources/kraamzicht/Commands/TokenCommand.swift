internal import ArgumentParser
internal import Domain
internal import Identity
internal import Storage

/// What programs show to the machine interface.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens voor programma's die /v1 gebruiken: maken, tonen, intrekken.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Maakt een token voor een tenant en toont het één keer; het wordt nergens bewaard.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: "de tenant waarin het token geldt") var tenant: String
        @Option(
            help: ArgumentHelp(
                "Waarvoor: \(TokenPurpose.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "doel,…"))
        var doel: String
        @Option(help: "Welk programma het gebruikt, in uw woorden.") var naam: String
        @Option(help: "Hoeveel dagen het geldt, hoogstens \(Tokens.lifetimes.upperBound).") var dagen = 365
        @Option(
            help: ArgumentHelp(
                "Wie ervoor instaat: het token mag nooit meer dan dit account.", valueName: "e-mail"))
        var account: String?

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let tenant = try await open.registry.tenant(try TenantID(self.tenant))
                let purposes = try TokenPurpose.read(self.doel, in: tenant)
                guard tenant.state == .active else {
                    throw StorageError(.tenantSuspended, "‘\(tenant.name)’ is opgeschort", hint: "hervat de tenant eerst")
                }
                let made = try await open.tokens.create(
                    in: tenant, name: self.naam, purposes: purposes, owner: self.account, days: self.dagen)
                let words = TokenPurpose.allCases.filter(purposes.contains).map(\.rawValue).joined(separator: ", ")
                try await TokenCommand.log(
                    .create, made.number, "\(self.naam): \(words), \(self.dagen) dagen", of: tenant, in: open)
                Message.write("token \(made.number) voor \(words) van ‘\(tenant.name)’ geldt \(self.dagen) dagen; bewaar het nu")
                Message.output(made.secret)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toont de tokens van een tenant; nooit het geheim zelf.")

        @OptionGroup var database: DatabaseOptions
        @Argument var tenant: String

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let tenant = try await open.registry.tenant(try TenantID(self.tenant))
                let tokens = try await open.tokens.list(of: tenant)
                if tokens.isEmpty {
                    Message.write(
                        "er zijn nog geen tokens; maak er een met ‘kraamzicht token create \(tenant.id) --doel … --naam …’")
                }
                for token in tokens {
                    Message.output(
                        [
                            "\(token.number)", token.state.rawValue, token.purposes.map(\.rawValue).joined(separator: ","),
                            token.madeAt, token.expiresAt, token.lastUsedAt ?? "nooit", token.owner ?? "-", token.name,
                        ].joined(separator: "\t"))
                }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Trekt een token in; het geldt meteen niet meer.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: ArgumentHelp("nummer van het token", valueName: "nr")) var number: Int

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let (token, id) = try await open.tokens.revoke(self.number)
                let tenant = try await open.registry.tenant(id)
                try await TokenCommand.log(.update, token.number, "ingetrokken", of: tenant, in: open)
                Message.write("token \(token.number) (\(token.name)) van ‘\(tenant.name)’ is ingetrokken")
            }
        }
    }

    /// A suspended tenant's log cannot be written; its tokens can be revoked all the same.
    private static func log(
        _ action: AccessLogLine.Action, _ number: Int, _ what: String, of tenant: Tenant, in open: OpenInstallation
    ) async throws {
        guard tenant.state == .active else { return }
        try await open.log(
            AccessLogLine(action, objectKind: "token", object: "\(number)", detail: what), of: tenant, purpose: .access)
    }
}
