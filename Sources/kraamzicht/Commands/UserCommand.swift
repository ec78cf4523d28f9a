internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Identity
internal import Storage

/// People who may sign in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Gebruikers: maken, tonen, een nieuw wachtwoord geven, uit- en inschakelen.",
        subcommands: [Create.self, List.self, Reset.self, Disable.self, Enable.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Maakt een gebruiker, of geeft een bestaande er een rol bij; het wachtwoord wordt één keer getoond.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: ArgumentHelp("e-mailadres", valueName: "e-mail")) var email: String
        @Option(help: "De tenant waarin de gebruiker werkt; zonder: de installatie (platformbeheerder).") var tenant: String?
        @Option(help: ArgumentHelp("\(Role.allCases.map(\.rawValue).joined(separator: ", "))", valueName: "rol")) var rol: String
        @Option(help: "Naam van de gebruiker.") var naam: String?
        @Flag(help: "Lees het wachtwoord van de standaardinvoer.") var wachtwoordStdin = false

        func run() async throws {
            let role = try Role(word: self.rol)
            let password = self.wachtwoordStdin ? UserCommand.readPassword() : nil
            try await OpenInstallation.use(self.database) { open in
                let tenant = try await UserCommand.tenant(self.tenant, in: open)
                let creation = try await open.accounts.create(
                    email: self.email, name: self.naam, tenant: tenant, role: role, password: password)
                try await UserCommand.log(.create, "rol \(role.rawValue)", email: self.email, in: [tenant], of: open)
                switch creation {
                case .created(let password):
                    Message.write("\(self.email) is gemaakt met de rol \(role.rawValue)")
                    if !self.wachtwoordStdin { Message.output(password) }
                case .membershipAdded:
                    Message.write(
                        "\(self.email) bestond al en heeft er de rol \(role.rawValue) bij; het wachtwoord blijft zoals het was")
                }
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Geeft een nieuw wachtwoord, toont het één keer en beëindigt alle sessies.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: ArgumentHelp("e-mailadres", valueName: "e-mail")) var email: String
        @Flag(help: "Lees het wachtwoord van de standaardinvoer.") var wachtwoordStdin = false

        func run() async throws {
            let password = self.wachtwoordStdin ? UserCommand.readPassword() : nil
            try await OpenInstallation.use(self.database) { open in
                let chosen = try await open.accounts.resetPassword(email: self.email, password: password)
                try await UserCommand.log(.update, "nieuw wachtwoord", email: self.email, of: open)
                Message.write("het wachtwoord van \(self.email) is vernieuwd; alle sessies zijn beëindigd")
                if !self.wachtwoordStdin { Message.output(chosen) }
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Schakelt een gebruiker uit en beëindigt alle sessies.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: ArgumentHelp("e-mailadres", valueName: "e-mail")) var email: String

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                try await open.accounts.disable(email: self.email)
                try await UserCommand.log(.update, "uitgeschakeld", email: self.email, of: open)
                Message.write("\(self.email) is uitgeschakeld")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Toont de gebruikers van een tenant, of alle gebruikers.")

        @OptionGroup var database: DatabaseOptions
        @Option(help: "Alleen de gebruikers van deze tenant.") var tenant: String?

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                let tenant = try await UserCommand.tenant(self.tenant, in: open)
                let accounts = try await open.accounts.list(tenant: tenant)
                if accounts.isEmpty {
                    Message.write(
                        "er zijn nog geen gebruikers; maak er een met ‘kraamzicht user create E-MAIL --tenant … --rol …’")
                }
                for account in accounts {
                    let grants = account.grants.map { "\($0.role.rawValue)@\($0.tenant?.id.description ?? "platform")" }
                    let state = account.isDisabled ? "uitgeschakeld" : "actief"
                    Message.output(
                        "\(account.email)\t\(state)\t\(account.lastSignInAt ?? "nooit")\t\(grants.joined(separator: " "))")
                }
            }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Schakelt een uitgeschakelde gebruiker weer in.")

        @OptionGroup var database: DatabaseOptions
        @Argument(help: ArgumentHelp("e-mailadres", valueName: "e-mail")) var email: String

        func run() async throws {
            try await OpenInstallation.use(self.database) { open in
                try await open.accounts.enable(email: self.email)
                try await UserCommand.log(.update, "ingeschakeld", email: self.email, of: open)
                Message.write("\(self.email) is weer ingeschakeld")
            }
        }
    }

    /// Notes a change of an account in the log of every tenant in which it has a part.
    private static func log(
        _ action: AccessLogLine.Action, _ what: String, email: String, in tenants: [Tenant?]? = nil, of open: OpenInstallation
    ) async throws {
        let places: [Tenant?]
        if let tenants {
            places = tenants
        } else {
            let account = try await open.accounts.list(tenant: nil).first { $0.email == email.lowercased() }
            places = account?.grants.map(\.tenant) ?? []
        }
        let line = AccessLogLine(action, objectKind: "account", object: email.lowercased(), detail: what)
        for tenant in Set(places.compactMap(\.self)) where tenant.state == .active {
            try await open.log(line, of: tenant, purpose: .access)
        }
    }

    private static func tenant(_ id: String?, in open: OpenInstallation) async throws -> Tenant? {
        guard let id else { return nil }
        return try await open.registry.tenant(try TenantID(id))
    }

    private static func readPassword() -> String { readLine(strippingNewline: true) ?? "" }
}
