/// How files of releases and of circles say that they were withdrawn.
extension StoredRelease.Withdrawal {
    var facts: [DatedList.Fact] { [.init("ingetrokken_op", .code(self.at)), .init("reden_intrekking", .text(self.reason))] }

    struct JSON: Encodable {
        let op: String
        let reden: String
    }

    var json: JSON { JSON(op: self.at, reden: self.reason) }
}
