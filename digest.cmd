@echo off
rem Runs the digest command from source; dotnet builds what changed.
dotnet run --project "%~dp0src\Digest.Cli" -c Release -v quiet -- %*
