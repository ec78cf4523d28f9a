#if os(Linux)
    internal import CMalloc
#endif

/// Memory that was let go of, for commands that work and end.
enum FreedMemory {
    /// Keeps it in the process, as far as a quarter of a GiB, instead of handing it back to the system and asking for it again with
    /// every linear program: clearing the same pages thousands of times was a twentieth of a release. Not for a server, which stays.
    static func keep() {
        #if os(Linux)
            let kept: Int32 = 256 << 20
            mallopt(M_MMAP_THRESHOLD, kept)
            mallopt(M_TRIM_THRESHOLD, kept)
            mallopt(M_TOP_PAD, 16 << 20)
        #endif
    }
}
