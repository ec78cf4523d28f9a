import Domain
import Testing

/// The whole rights matrix, once more and in another form: what changes here must be changed twice, on purpose.
@Suite struct PermissionTests {
    private static let matrix: [(role: Role, may: [Permission])] = [
        (.platformAdministrator, [.administerPlatform]),
        (
            .tenantAdministrator,
            [.seeFigures, .seeDeliveries, .deliver, .setTargets, .manageUsers, .readLog, .manageTokens, .setHouseStyle, .publish]
        ),
        (
            .manager,
            [
                .seeFigures, .seeCases, .seeQuality, .seeDeliveries, .setTargets, .setChecks, .manageTokens, .setHouseStyle,
                .publish,
            ]
        ),
        (.coordinator, [.seeFigures, .seeCases, .seeDeliveries, .deliver]),
        (
            .qualityOfficer,
            [.seeFigures, .seeCases, .seeQuality, .seeDeliveries, .deliver, .manageMeasures, .setTargets, .setChecks, .readLog]
        ),
        (.measureOwner, [.manageMeasures]),
        (.supplier, [.seeDeliveries, .deliver]),
        (.auditor, [.seeFigures, .seeQuality]),
        (.gemeenteReader, [.readReleases, .manageTokens]),
        (.regionReader, [.readReleases]),
    ]

    @Test func `every role may do exactly what its line says`() {
        #expect(Self.matrix.map(\.role) == Role.allCases)
        for (role, may) in Self.matrix { #expect(role.permissions == Set(may), "\(role.rawValue)") }
    }

    @Test func `who runs the installation or reads for a gemeente or jeugdregio sees no case of an organisation`() {
        for role in [Role.platformAdministrator, .gemeenteReader, .regionReader] {
            #expect(role.permissions.isDisjoint(with: [.seeFigures, .seeCases, .seeQuality, .seeDeliveries, .deliver]))
        }
    }

    @Test func `every permission is some role's`() {
        #expect(Set(Role.allCases.flatMap(\.permissions)) == Set(Permission.allCases))
    }

    @Test func `a role is given in one kind of tenant`() {
        #expect(Role.allCases.filter { $0.tenantKind == nil } == [.platformAdministrator])
        #expect(Role.allCases.filter { $0.tenantKind == .gemeente } == [.gemeenteReader])
        #expect(Role.allCases.filter { $0.tenantKind == .region } == [.regionReader])
    }

    @Test(arguments: [
        ("manager", Role.manager), ("Beheerder", .tenantAdministrator), ("coördinator", .coordinator),
        ("kwaliteitsfunctionaris", .qualityOfficer), ("beleidsadviseur", .gemeenteReader),
    ])
    func `a role is read from its Dutch word`(word: String, role: Role) throws {
        #expect(try Role(word: word) == role)
    }

    @Test func `an unknown role is refused with the choices`() {
        let error = #expect(throws: DomainError.self) { try Role(word: "koning") }
        #expect(error?.hint?.contains("leverancier") == true)
    }
}
