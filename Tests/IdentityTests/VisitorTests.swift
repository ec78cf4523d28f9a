import Domain
import Storage
import Testing

@testable import Identity

@Suite struct VisitorTests {
    @Test(arguments: Role.allCases.filter { $0.tenantKind == .organisation })
    func `a role gives exactly its own rights, in its own tenant`(_ role: Role) throws {
        let visitor = Samples.visitor([try Grant(role, in: Samples.north)])
        for permission in Permission.allCases {
            #expect(visitor.may(permission, in: Samples.north.id) == role.permissions.contains(permission))
            #expect(!visitor.may(permission, in: Samples.south.id))
        }
        #expect(visitor.membership(in: Samples.south.id) == nil)
        #expect(visitor.actor(in: Samples.south.id) == nil)
    }

    @Test func `two roles in one tenant are one membership with both rights`() throws {
        let visitor = Samples.visitor([
            try Grant(.supplier, in: Samples.north), try Grant(.auditor, in: Samples.north),
            try Grant(.manager, in: Samples.south),
        ])
        #expect(visitor.memberships.map(\.tenant) == [Samples.north, Samples.south])
        #expect(visitor.memberships[0].permissions == [.seeDeliveries, .deliver, .seeFigures, .seeQuality])
        #expect(!visitor.may(.seeCases, in: Samples.north.id))
        #expect(visitor.actor(in: Samples.north.id)?.role == "auditor+leverancier")
        #expect(visitor.actor(in: Samples.north.id)?.name == "an@voorbeeld.nl")
    }

    @Test func `who runs the installation sees no tenant`() throws {
        let visitor = Samples.visitor([try Grant(.platformAdministrator, in: nil)])
        #expect(visitor.isPlatformAdministrator)
        #expect(visitor.memberships.isEmpty)
        for permission in Permission.allCases { #expect(!visitor.may(permission, in: Samples.north.id)) }
        #expect(!Samples.visitor([try Grant(.tenantAdministrator, in: Samples.north)]).isPlatformAdministrator)
    }

    @Test func `a suspended tenant is listed and gives no right`() throws {
        let visitor = Samples.visitor([try Grant(.tenantAdministrator, in: Samples.asleep)])
        #expect(visitor.membership(in: Samples.asleep.id)?.tenant.state == .suspended)
        #expect(visitor.membership(in: Samples.asleep.id)?.roles == [.tenantAdministrator])
        for permission in Permission.allCases { #expect(!visitor.may(permission, in: Samples.asleep.id)) }
    }

    @Test func `organisations come first, then by name`() throws {
        let visitor = Samples.visitor([
            try Grant(.gemeenteReader, in: Samples.gemeente), try Grant(.manager, in: Samples.south),
            try Grant(.manager, in: Samples.north),
        ])
        #expect(visitor.memberships.map(\.tenant.name) == ["Noord", "Zuid", "Amsterdam"])
    }

    @Test func `only the session's own form is accepted`() {
        let visitor = Samples.visitor([], csrfToken: "abc")
        #expect(visitor.accepts(csrfToken: "abc"))
        for wrong in ["", "ab", "abd", "abcd", "ABC"] { #expect(!visitor.accepts(csrfToken: wrong)) }
    }
}
