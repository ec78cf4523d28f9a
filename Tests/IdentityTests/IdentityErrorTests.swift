import Testing

@testable import Identity

@Suite struct IdentityErrorTests {
    @Test func `every code is its own`() {
        #expect(Set(IdentityError.Code.allCases.map(\.rawValue)).count == IdentityError.Code.allCases.count)
        #expect(IdentityError.Code.allCases.allSatisfy { $0.rawValue.wholeMatch(of: /U[0-9]{3}/) != nil })
    }

    @Test func `a description holds code, message and remedy`() {
        #expect("\(IdentityError(.busy, "te druk", hint: "wacht even"))" == "U010: te druk (wacht even)")
        #expect("\(IdentityError(.busy, "te druk"))" == "U010: te druk")
    }
}
