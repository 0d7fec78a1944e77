using System.Net;
using System.Net.Sockets;

namespace Digest.Delivery.Tests.Smtp;

/// <summary>A test over IPv6; reported as not run on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IPv6FactAttribute : FactAttribute
{
    public IPv6FactAttribute()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        }
        catch (SocketException)
        {
            Skip = "not run: no IPv6 loopback address";
        }
    }
}
