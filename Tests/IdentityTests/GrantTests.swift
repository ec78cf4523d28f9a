import Domain
import Testing

@testable import Identity

@Suite struct GrantTests {
    @Test(arguments: Role.allCases, [nil, Samples.north, Samples.gemeente])
    func `a role is given in its own kind of place only`(_ role: Role, _ tenant: Tenant?) throws {
        if role.tenantKind == tenant?.kind {
            #expect(try Grant(role, in: tenant).role == role)
        } else {
            let error = #expect(throws: IdentityError.self) { try Grant(role, in: tenant) }
            #expect(error?.code == .roleNotForTenant)
            #expect(error?.hint?.isEmpty == false)
        }
    }
}
