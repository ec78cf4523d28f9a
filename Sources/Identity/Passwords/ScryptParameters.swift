/// How dear one guess is. They travel with each hash, so that raising them leaves the older hashes readable.
struct ScryptParameters: Sendable, Hashable {
    /// The cost is 2 to this power; memory is 128 × cost × block size.
    let costExponent: Int
    let blockSize: Int
    let parallelism: Int

    /// 32 MiB and some 0.1 s per guess.
    static let standard = ScryptParameters(costExponent: 15, blockSize: 8, parallelism: 1)

    private init(costExponent: Int, blockSize: Int, parallelism: Int) {
        self.costExponent = costExponent
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// nil beyond what this server should ever spend on one guess, whoever wrote it into the database.
    init?(checking costExponent: Int, _ blockSize: Int, _ parallelism: Int) {
        guard 1...18 ~= costExponent, 1...16 ~= blockSize, 1...4 ~= parallelism,
            costExponent < 16 * blockSize
        else { return nil }
        self.init(costExponent: costExponent, blockSize: blockSize, parallelism: parallelism)
    }
}
