namespace Ashiato.Input.Sources.Posix;

/// <summary>What an inode is (S_IFMT of inode(7)).</summary>
internal enum FileType
{
    /// <summary>FIFO, socket, block or character device.</summary>
    Special,

    /// <summary>Regular file.</summary>
    Regular,

    /// <summary>Directory.</summary>
    Directory,

    /// <summary>Symbolic link.</summary>
    Link,

    /// <summary>FIFO.</summary>
    Fifo,
}
