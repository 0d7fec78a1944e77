@echo off
rem The one door on Windows: build, test, golden, format, bench, check, pack. "setup" and "shots" need Debian.
setlocal
cd /d "%~dp0"
if "%1"=="build" dotnet build Digest.sln -c Release & goto :eof
if "%1"=="test" dotnet test Digest.sln -c Release & goto :eof
if "%1"=="golden" set UPDATE_GOLDEN=1& dotnet test Digest.sln -c Release & goto :eof
if "%1"=="format" dotnet format Digest.sln --severity warn & goto :eof
if "%1"=="bench" dotnet run --project bench\Digest.Benchmarks -c Release -- --filter * & goto :eof
if "%1"=="pack" dotnet pack Digest.sln -c Release -o artifacts\packages & goto :eof
if "%1"=="check" (
  dotnet format Digest.sln --verify-no-changes --severity warn || exit /b 1
  dotnet build Digest.sln -c Release || exit /b 1
  dotnet test Digest.sln -c Release --no-build
  goto :eof
)
echo usage: do build ^| test ^| golden ^| format ^| bench ^| check ^| pack
exit /b 2
